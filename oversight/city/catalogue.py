"""The catalogue: what may be applied for, what may be punished, within which limits.

The names and limits are in the manner of real catalogues (statutes in working days, special
laws in calendar days, promises shorter than the law), but nobody's in particular. Some entries
lack a limit, as entries do; three were shortened on 1 July 2021 and have two versions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from oversight.city.block import NOTHING, Codes, kind
from oversight.city.text import decimals
from oversight.city.workdays import Days, number
from oversight.records.schema import conform

FEN = 100
SHORTENED = date(2021, 7, 1)
"""The day on which second versions came into force."""


@dataclass(frozen=True)
class Entry:
    """One catalogue entry and version. Limits are (number, unit); a share of 0 is unused."""

    item: str
    version: str
    name: str
    name_en: str
    statute: tuple[int, str] | None
    promise: tuple[int, str] | None
    share: float
    pauses: tuple[str, ...] = ()
    instant: bool = False
    basis: str = "行政许可法"
    power: str = "licence"
    valid_from: date = date(2020, 1, 1)
    valid_to: date | None = None
    fine: tuple[int, int] | None = None
    crime: int | None = None
    fee: int | None = None
    quota: int | None = None
    part_of: str | None = None


def _limit(text: str) -> tuple[int, str] | None:
    return (int(text[:-2]), text[-2:]) if text != "-" else None


# name | name in English | statute | promise | share | pauses | basis
LICENCES = """
食品经营许可|Food business licence|20wd|10wd|14||食品安全法35
公共场所卫生许可|Hygiene licence for public places|20wd|10wd|8|testing|公共场所卫生管理条例8
药品零售经营许可|Pharmacy licence|20wd|12wd|4|inspection|药品管理法51
道路货物运输经营许可|Road freight licence|20wd|8wd|7||道路运输条例24
道路危险货物运输许可|Licence to carry dangerous goods by road|20wd|15wd|1.5|expert_review|运输条例24
医疗机构执业登记|Registration of a clinic|45cd|30cd|1.5|expert_review|医疗机构管理条例19
劳务派遣经营许可|Labour dispatch licence|20wd|10wd|2||劳动合同法57
人力资源服务许可|Employment agency licence|20wd|8wd|2||人力资源市场暂行条例18
民办学校办学许可|Licence for a private school|20wd|20wd|1.2|expert_review|民办教育促进法14
排污许可|Pollutant discharge permit|30wd|20wd|2.5|testing,expert_review|排污许可管理条例13
城镇污水排入管网许可|Permit to drain into the sewers|20wd|9wd|2.5|testing|城镇排水与污水处理条例21
取水许可|Water abstraction permit|45wd|30wd|1|expert_review,hearing|取水许可条例19
建设工程规划许可|Planning permission|20wd|14wd|3|expert_review,hearing|城乡规划法40
建筑工程施工许可|Construction permit|7wd|5wd|3||建筑法8
占用挖掘道路许可|Permit to dig up a road|20wd|7wd|3||城市道路管理条例31
户外广告设施许可|Permit for outdoor advertising|20wd|10wd|3||城市市容和环境卫生管理条例11
燃气经营许可|Gas supply licence|20wd|16wd|0.8|expert_review,testing|城镇燃气管理条例15
娱乐场所经营许可|Licence for an entertainment venue|20wd|20wd|1.2|hearing|娱乐场所管理条例9
互联网上网服务许可|Internet cafe licence|20wd|15wd|0.8|inspection|互联网上网服务管理条例11
营业性演出许可|Permit for a commercial performance|15wd|7wd|1.5||营业性演出管理条例13
旅行社设立许可|Travel agency licence|20wd|10wd|0.8||旅行社条例7
出版物零售许可|Bookshop licence|20wd|10wd|1||出版管理条例35
印刷经营许可|Printing licence|20wd|20wd|0.7|inspection|印刷业管理条例12
动物防疫条件合格证|Animal epidemic prevention certificate|20wd|15wd|1|inspection,quarantine|防疫法25
兽药经营许可|Veterinary medicine licence|30wd|20wd|0.8|inspection|兽药管理条例22
农药经营许可|Pesticide dealer licence|20wd|12wd|1|inspection|农药管理条例24
种子生产经营许可|Seed production licence|20wd|15wd|0.6|testing|种子法33
林木采伐许可|Felling permit|20wd|10wd|1||森林法57
渔业捕捞许可|Fishing licence|20wd|10wd|1||渔业法23
烟草专卖零售许可|Tobacco retail licence|20wd|10wd|5||烟草专卖法实施条例9
特种设备使用登记|Registration of special equipment|30wd|10wd|3|testing,inspection|特种设备安全法33
公众聚集场所消防安全检查|Fire safety check of a public venue|10wd|5wd|2||消防法15
计量标准器具核准|Approval of a measurement standard|20wd|10wd|0.5|appraisal,testing|计量法6
危险化学品经营许可|Hazardous chemicals dealer licence|30cd|20cd|2|expert_review|危化条例35
危险化学品安全使用许可|Hazardous chemicals user licence|45cd|20wd|1|expert_review,testing|危化条例31
安全生产许可|Work safety licence|45cd|30cd|1.5|expert_review|安全生产许可证条例7
易制毒化学品购买许可|Permit to buy precursor chemicals|10cd|7cd|1||易制毒化学品管理条例15
"""
TWO_VERSIONS = """
护士执业注册|Registration of a nurse|20wd|15wd>8wd|3||护士条例8
生鲜乳收购许可|Raw milk buyer licence|20wd|16wd>10wd|0.4|testing|乳品质量安全监督管理条例20
小型餐饮登记|Registration of a small eatery|15wd|10wd>5wd|5||江苏省食品小作坊和食品摊贩管理条例
"""
INSTANT = """
食品经营许可注销|Cancellation of a food business licence|20wd|1wd|3||食品经营许可管理办法
公共场所卫生许可变更|Change to a hygiene licence|20wd|1wd|3||公共场所卫生管理条例实施细则
出版物零售许可变更|Change to a bookshop licence|20wd|1wd|1||出版管理条例
"""
INCOMPLETE = """
临时占用绿地许可|Permit to use green space for a while|-|15wd|0.5|expert_review|城市绿化条例20
户外活动场地临时使用|Temporary use of a public square|20wd|-|0.5||地方规定
特色经营备案许可|Local specialty business permit|-|-|0.3||地方规定
"""
# from here on like LICENCES, without a share: cancelled at the end of 2020, and of June 2021
CANCELLED = """
二手车经营备案许可|Used car dealer permit|20wd|15wd|0||地方规定
洗车场设立许可|Car wash permit|20wd|15wd|0||地方规定
"""
QUOTA = """
巡游出租汽车经营许可|Taxi licence|20wd|6wd|1.5||巡游出租汽车经营服务管理规定
"""
# done on the spot since the second version
QUICKENED = """
道路货物运输车辆变更|Change of a lorry in a road freight licence|20wd|5wd>1wd|0.4||道路运输条例
"""
CANCELLED_ON = (date(2020, 12, 31), date(2021, 6, 30))
PLACES = 60
"""The quota of the one entry that has one."""
FEES = {"XK012": 100, "XK023": 50, "XK031": 300, "XK033": 800}
"""What is charged, in yuan, for the entries for which a fee has a basis."""
LISTED = ("申请表", "营业执照或身份证明", "场所使用证明")
"""The materials of every complete entry; the last was dropped from the lists on `DROPPED`."""
DROPPED = SHORTENED
# name | name in English | share | basis | lowest and highest fine of the benchmark, and the amount
# involved from which the breach may be a crime, in yuan
BREACHES = """
无证经营食品|Selling food without a licence|14|食品安全法122|1000|50000|50000
公共场所卫生违法|Hygiene breach in a public place|6|公共场所卫生管理条例14|500|20000|-
占道经营|Trading on the pavement|16|城市市容和环境卫生管理条例34|100|5000|-
违规设置户外广告|Unlawful outdoor advertising|5|城市市容和环境卫生管理条例36|500|20000|-
违法建设|Building without permission|6|城乡规划法64|2000|100000|-
超标排污|Discharge over the limit|4|水污染防治法83|2000|200000|-
渣土运输撒漏|Spilling building waste on the road|9|城市建筑垃圾管理规定22|500|10000|-
无照经营|Trading without registration|8|无证无照经营查处办法13|500|10000|150000
虚假宣传|False advertising|5|广告法55|1000|100000|100000
计量违法|False measures|3|计量法27|200|5000|-
价格违法|Price breach|4|价格法40|500|20000|-
无证运输危险货物|Carrying dangerous goods without a licence|2|道路运输条例63|2000|100000|-
危险化学品违规储存|Unlawful storage of hazardous chemicals|2|危险化学品安全管理条例80|2000|100000|-
安全生产违法|Work safety breach|5|安全生产法99|1000|50000|-
消防违法|Fire safety breach|5|消防法60|1000|50000|-
劳动保障违法|Labour law breach|2|劳动保障监察条例26|-|-|-
动物防疫违法|Animal epidemic prevention breach|1.5|动物防疫法92|500|10000|-
农药经营违法|Pesticide breach|1|农药管理条例55|500|20000|-
非法捕捞|Illegal fishing|1.5|渔业法38|200|10000|50000
出租房屋治安违法|Breach of the rules for rented rooms|3|租赁房屋治安管理规定9|-|-|-
"""


def _licences() -> list[Entry]:
    entries: list[Entry] = []

    def add(
        lines: str,
        *,
        instant: bool = False,
        quickened: bool = False,
        quota: int | None = None,
        ends: tuple[date, ...] = (),
    ) -> None:
        for row, line in enumerate(lines.strip().splitlines()):
            name, name_en, statute, promise, share, pauses, basis = line.split("|")
            end = ends[row] if ends else None
            item = f"XK{sum(e.version == '1' for e in entries) + 1:03d}"
            promises = promise.split(">")
            for place, text in enumerate(promises):
                entries.append(
                    Entry(
                        item,
                        str(place + 1),
                        name,
                        name_en,
                        _limit(statute),
                        _limit(text),
                        float(share),
                        tuple(pauses.split(",")) if pauses else (),
                        instant or (quickened and place > 0),
                        basis,
                        valid_from=SHORTENED if place else date(2020, 1, 1),
                        valid_to=date(2021, 6, 30) if place < len(promises) - 1 else end,
                        fee=FEES.get(item),
                        quota=quota,
                    )
                )

    add(LICENCES)
    add(TWO_VERSIONS)
    add(INSTANT, instant=True)
    add(INCOMPLETE)
    add(CANCELLED, ends=CANCELLED_ON)
    add(QUOTA, quota=PLACES)
    add(QUICKENED, quickened=True)
    return entries


def _materials(licences: list[Entry]) -> list[Entry]:
    """The entries of the lists of materials, last of all: no case is ever under one of them."""
    return [
        Entry(
            f"{entry.item}-CL{place + 1}",
            "1",
            name,
            name,
            None,
            None,
            0.0,
            basis=entry.basis,
            power="material",
            valid_to=date(2021, 6, 30) if place == len(LISTED) - 1 else None,
            part_of=entry.item,
        )
        for entry in licences
        if entry.version == "1" and entry.statute and entry.promise
        for place, name in enumerate(LISTED)
    ]


def _breaches() -> list[Entry]:
    entries = []
    for place, line in enumerate(BREACHES.strip().splitlines()):
        name, name_en, share, basis, low, high, crime = line.split("|")
        entries.append(
            Entry(
                f"CF{place + 1:03d}",
                "1",
                name,
                name_en,
                None,
                None,
                float(share),
                basis=basis,
                power="penalty",
                fine=None if low == "-" else (int(low), int(high)),
                crime=None if crime == "-" else int(crime),
            )
        )
    return entries


class Catalogue:
    """All entries by number, and what the simulator and the truth ask of them.

    Limits are arrays: the number (`NOTHING` where there is none) and whether it is in working
    days (else calendar days). `fine_min`, `fine_max` and `crime` are in fen, `NOTHING` where the
    entry has none.
    """

    def __init__(self) -> None:
        licences = _licences()
        self.entries = (*licences, *_breaches(), *_materials(licences))
        self.statute, self.statute_wd = self._limits([e.statute for e in self.entries])
        self.promise, self.promise_wd = self._limits([e.promise for e in self.entries])
        self.instant = np.array([e.instant for e in self.entries])
        fines = [e.fine or (NOTHING, NOTHING) for e in self.entries]
        self.fine_min, self.fine_max = (
            np.array([NOTHING if f[side] < 0 else f[side] * FEN for f in fines]) for side in (0, 1)
        )
        self.crime = np.array([e.crime * FEN if e.crime else NOTHING for e in self.entries])
        self.licence = np.array([e.power == "licence" for e in self.entries])
        self.fee = np.array([e.fee * FEN if e.fee else NOTHING for e in self.entries])
        self.quota = np.array([e.quota or NOTHING for e in self.entries])
        lists = {e.part_of for e in self.entries if e.part_of}
        self.listed = np.array([e.item in lists for e in self.entries])

    @staticmethod
    def _limits(limits: list[tuple[int, str] | None]) -> tuple[Codes, NDArray[np.bool_]]:
        n = np.array([NOTHING if limit is None else limit[0] for limit in limits], dtype=np.int64)
        return n, np.array([limit is not None and limit[1] == "wd" for limit in limits])

    @cached_property
    def pauses(self) -> tuple[Codes, Codes]:
        """The kinds of pause of each entry in a padded table, and how many there are."""
        count = np.array([len(e.pauses) for e in self.entries], dtype=np.int64)
        kinds = np.full((len(self.entries), max(1, count.max())), NOTHING, dtype=np.int64)
        for place, entry in enumerate(self.entries):
            kinds[place, : len(entry.pauses)] = [kind(name) for name in entry.pauses]
        return kinds, count

    @cached_property
    def in_force(self) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
        """The first and the last day on which the item of each entry stands in some version."""
        first: dict[str, date] = {}
        last: dict[str, date] = {}
        for e in self.entries:
            first[e.item] = min(first.get(e.item, date.max), e.valid_from)
            last[e.item] = max(last.get(e.item, date.min), e.valid_to or date.max)
        days = [[bound[e.item] for e in self.entries] for bound in (first, last)]
        return np.array(days[0], dtype="datetime64[D]"), np.array(days[1], dtype="datetime64[D]")

    @cached_property
    def differs(self) -> NDArray[np.bool_]:
        """Entries whose item is done on the spot in one version and not in another."""
        kinds = {(e.item, e.instant) for e in self.entries}
        return np.array([{(e.item, True), (e.item, False)} <= kinds for e in self.entries])

    @cached_property
    def several(self) -> NDArray[np.bool_]:
        """Entries whose item has several versions."""
        versions = Counter(e.item for e in self.entries)
        return np.array([versions[e.item] > 1 for e in self.entries])

    def draw(self, rng: np.random.Generator, day: Days, *, licence: bool) -> Codes:
        """An entry for each case that begins on `day`, in the version of that day."""
        first = np.flatnonzero(
            (self.licence == licence) & np.array([e.version == "1" for e in self.entries])
        )
        share = np.array([self.entries[i].share for i in first])
        drawn = first[rng.choice(len(first), len(day), p=share / share.sum())]
        second = np.array([e.valid_to is not None for e in self.entries])[drawn]
        return drawn + (second & (day >= number(SHORTENED)))

    def table(self) -> pa.Table:
        """The canonical table `item`."""
        every = self.entries
        return conform(
            "item",
            pa.table(
                {
                    "item": [e.item for e in every],
                    "version": [e.version for e in every],
                    "name": [e.name for e in every],
                    "name_en": [e.name_en for e in every],
                    "power": [e.power for e in every],
                    "statute_n": pa.array([e.statute and e.statute[0] for e in every], pa.int64()),
                    "statute_unit": pa.array([e.statute and e.statute[1] for e in every]),
                    "promise_n": pa.array([e.promise and e.promise[0] for e in every], pa.int64()),
                    "promise_unit": pa.array([e.promise and e.promise[1] for e in every]),
                    "instant": [e.instant for e in every],
                    "fee_basis": pa.array([e.basis if e.fee else None for e in every]),
                    "pause_kinds": pa.array(["|".join(e.pauses) or None for e in every]),
                    "legal_basis": [e.basis for e in every],
                    "fine_min": decimals(self.fine_min, FEN),
                    "fine_max": decimals(self.fine_max, FEN),
                    "crime_from": decimals(self.crime, FEN),
                    "quota": pa.array([e.quota for e in every], pa.int64()),
                    "part_of": pa.array([e.part_of for e in every], pa.string()),
                    "valid_from": [e.valid_from for e in every],
                    "valid_to": pa.array([e.valid_to for e in every], pa.date32()),
                }
            ),
        )
