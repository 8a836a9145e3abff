"""The face a report is set in: an embedded TrueType font that has Chinese.

reportlab embeds TrueType outlines, alone or in a collection, but not the CFF outlines of
most OpenType Chinese fonts. Where no font will do, the report falls back to STSong-Light,
which the reader's own program must supply, and says so.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from oversight.accounts.veil import MASK
from oversight.problem import Problem, Refused

_NEEDED = "效能监督行政许可处罚红黄牌逾期，。：（）《》AZaz09"
_PLACES = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",
    "/usr/share/fonts/wenquanyi/wqy-zenhei/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/Library/Fonts/Arial Unicode.ttf",
)
_FALLBACK = "STSong-Light"
_MISSING = "\u3013"  # the printers' geta mark: what stands where a type is missing
_CROSSED = "×××"
NOT_EMBEDDED = (
    "No embeddable TrueType font with Chinese was found, so the report is set in "
    f"{_FALLBACK}, which is not embedded: install fonts-wqy-zenhei, or name a font file as "
    "font under [report] in oversight.toml."
)


@dataclass(frozen=True)
class Face:
    """A face that reportlab knows as `name`; `path` is None where nothing is embedded.

    `family` is the name by which charts ask for it.
    """

    name: str
    family: str
    path: Path | None

    @property
    def embedded(self) -> bool:
        """Whether the font's outlines go into the document."""
        return self.path is not None

    def printable(self, text: str) -> str:
        """`text` with a geta mark for each character the font lacks, never a blank box.

        What hides a person is no missing character: without bullets it is printed as crosses.
        """
        if self.path is None:
            return text
        has = pdfmetrics.getFont(self.name).face.charToGlyph
        if ord(MASK[0]) not in has:
            text = text.replace(MASK, _CROSSED)
        missing = _MISSING if ord(_MISSING) in has else "?"
        return "".join(c if ord(c) in has or c == "\n" else missing for c in text)


def find_face(configured: Path | None = None, places: Iterable[Path] | None = None) -> Face:
    """The configured font; else the first of `places` that will do; else the fallback.

    Raises `Refused` when the configured font is missing, cannot be embedded, or has no
    Chinese: a font that was asked for is never silently replaced.
    """
    if configured is not None:
        face = _load(configured)
        if isinstance(face, str):
            fix = "Name a TrueType font (.ttf or .ttc) with Chinese, or leave the setting out."
            raise Refused(Problem("oversight.toml: report.font", face, fix))
        return face
    for place in installed() if places is None else places:
        face = _load(place)
        if isinstance(face, Face):
            return face
    pdfmetrics.registerFont(UnicodeCIDFont(_FALLBACK))
    return Face(_FALLBACK, "sans-serif", None)


def installed() -> Iterator[Path]:
    """Where Chinese fonts usually lie, then whatever fontconfig knows of."""
    yield from (Path(place) for place in _PLACES)
    lister = shutil.which("fc-list")
    if lister:
        listed = subprocess.run(
            [lister, ":lang=zh-cn", "file"], capture_output=True, text=True, check=False
        )
        yield from (Path(line.rstrip(": ")) for line in sorted(listed.stdout.splitlines()))


@lru_cache(maxsize=8)
def _load(path: Path) -> Face | str:
    """The face in `path`, registered; or a sentence that says why it will not do."""
    if not path.is_file():
        return f"There is no font file '{path}'."
    name = f"Report-{path.stem}"
    try:
        font = TTFont(name, str(path), subfontIndex=0)
    except TTFError as error:
        if "postscript" in str(error).lower():
            return f"The font '{path}' has CFF outlines, which cannot be embedded."
        return f"The file '{path}' is not a TrueType font."
    if any(ord(c) not in font.face.charToGlyph for c in _NEEDED):
        return f"The font '{path}' has no Chinese."
    pdfmetrics.registerFont(font)
    family = font.face.familyName
    return Face(name, family.decode() if isinstance(family, bytes) else str(family), path)
