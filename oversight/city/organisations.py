"""The organisations of the city: one city, ten counties, ninety-six towns, all invented.

Every place name is made up, and so is the division code: 3299 is not given to any city. The
shape (1 + 10 + 96 command centres) is that of a real city of Jiangsu.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from oversight.records.schema import conform

CITY = ("沧浦市", "Cangpu City")
COUNTIES = (
    ("沧东区", "Cangdong District", "02"),
    ("沧西区", "Cangxi District", "03"),
    ("望潮区", "Wangchao District", "04"),
    ("临洲县", "Linzhou County", "21"),
    ("云漪县", "Yunyi County", "22"),
    ("青墩县", "Qingdun County", "23"),
    ("龙埠县", "Longbu County", "24"),
    ("安渡市", "Andu City", "81"),
    ("启浦市", "Qipu City", "82"),
    ("石塘市", "Shitang City", "83"),
)
FIRST = (
    ("金", "Jin"),
    ("青", "Qing"),
    ("白", "Bai"),
    ("石", "Shi"),
    ("双", "Shuang"),
    ("新", "Xin"),
    ("永", "Yong"),
    ("平", "Ping"),
    ("长", "Chang"),
    ("九", "Jiu"),
    ("东", "Dong"),
    ("南", "Nan"),
    ("云", "Yun"),
    ("丰", "Feng"),
    ("安", "An"),
    ("德", "De"),
)
SECOND = (
    ("漪", "yi"),
    ("洲", "zhou"),
    ("墩", "dun"),
    ("埠", "bu"),
    ("塘", "tang"),
    ("渡", "du"),
)
LARGE = 6
"""The first six counties have ten towns, the others nine."""


@dataclass(frozen=True)
class Organisation:
    """One command centre. `name` and `name_en` are those of the division it serves."""

    org: str
    name: str
    name_en: str
    region: str
    level: str
    parent: str | None


def _code(region: str) -> str:
    return "C" + region.ljust(9, "0")


def organisations() -> tuple[Organisation, ...]:
    """The 107 organisations: the city, then each county followed by its towns.

    >>> every = organisations()
    >>> len(every), [sum(o.level == level for o in every) for level in ("city", "county", "town")]
    (107, [1, 10, 96])
    >>> len({o.name for o in every}), every[2].name
    (107, '沧东区金漪街道')
    """
    city = Organisation("C329900000", *CITY, "329900", "city", None)
    every = [city]
    towns = iter([(a + b, x + y) for b, y in SECOND for a, x in FIRST])
    for place, (name, name_en, code) in enumerate(COUNTIES):
        region = "3299" + code
        county = Organisation(_code(region), name, name_en, region, "county", city.org)
        every.append(county)
        for town in range(10 if place < LARGE else 9):
            short, short_en = next(towns)
            street = town < 2
            every.append(
                Organisation(
                    _code(f"{region}{town + 1:03d}"),
                    f"{name}{short}{'街道' if street else '镇'}",
                    f"{short_en} {'Subdistrict' if street else 'Town'}, {name_en}",
                    f"{region}{town + 1:03d}",
                    "town",
                    county.org,
                )
            )
    return tuple(every)


class Organisations:
    """The organisations with how much each has to do and how careful it is.

    `load`: the share of cases each gets. `laxity`: how readily faults happen there, around 1;
    the city's centres differ, so that a fair comparison has something to find. `alike`: all are
    equally careful, so that whoever stands out does so by a habit or by chance.
    """

    def __init__(self, rng: np.random.Generator, *, alike: bool = False) -> None:
        self.all = organisations()
        level = {"city": 12.0, "county": 5.0, "town": 0.45}
        load = np.array([level[o.level] for o in self.all])
        load *= rng.lognormal(0.0, 0.35, len(self.all))
        self.load: NDArray[np.float64] = load / load.sum()
        laxity = np.clip(rng.lognormal(0.0, 0.5, len(self.all)), 0.3, 3.0)
        self.laxity: NDArray[np.float64] = np.ones_like(laxity) if alike else laxity

    @cached_property
    def codes(self) -> pa.Array:
        """The code of each organisation, by its place."""
        return pa.array([o.org for o in self.all], pa.string())

    def table(self) -> pa.Table:
        """The canonical table `org`."""
        every = self.all
        return conform(
            "org",
            pa.table(
                {
                    "org": self.codes,
                    "name": [o.name + "市域治理指挥中心" for o in every],
                    "name_en": [o.name_en + " command centre" for o in every],
                    "region": [o.region for o in every],
                    "level": [o.level for o in every],
                    "parent": pa.array([o.parent for o in every], pa.string()),
                    "kind": ["centre"] * len(every),
                    "valid_from": [date(2020, 6, 1)] * len(every),
                }
            ),
        )
