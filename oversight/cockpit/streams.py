"""The streams of the cockpit, as a project or the house says them: data, never code."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from oversight.audit.words import Words
from oversight.audit.yamlfile import read_yaml

FILE = "cockpit.yaml"
HOUSE = Path(__file__).parent / "streams.yaml"


class Stream(BaseModel):
    """One stream: what it is called, the packs whose items it counts, the course it draws."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stream: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Words
    packs: list[str] = Field(min_length=1)
    trend: str | None = None


class Streams(BaseModel):
    """The file of streams."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    streams: list[Stream] = Field(min_length=1, max_length=8)


def streams_of(folder: Path) -> list[Stream]:
    """The streams of a project: its own, or the house's; `Refused` where its file is wrong."""
    own = folder / FILE
    path = own if own.is_file() else HOUSE
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> list[Stream]:
    return read_yaml(path, Streams).streams
