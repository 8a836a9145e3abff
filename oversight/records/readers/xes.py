"""XES logs, plain or gz, with or without a namespace, with or without a byte order mark.

The file is walked once by expat, which keeps no tree: memory stays constant and every element
knows its line. Attributes become text columns. An attribute within an attribute is the column
`outer/inner`. Source: IEEE 1849-2016.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast
from xml.parsers import expat

import numpy as np
import pyarrow as pa

from oversight.problem import Problem, Refused
from oversight.records.readers.base import (
    LINE,
    OF_FIRST,
    OF_TRACE,
    POSITION,
    Batch,
    Broken,
    Options,
    Progress,
    silent,
)

CHUNK = 1 << 18
BATCH_EVENTS = 100_000
SAMPLE_EVENTS = 5_000


class XesReader:
    """Source tables `trace` and `event`; an event also has `case:...` of its trace."""

    kind = "xes"

    def columns(self, path: Path, options: Options) -> Mapping[str, list[str]]:
        """The attributes of the first some thousand events and of their traces."""
        walk = _Walk(path)
        for _ in _chunks(path, walk, silent):
            if len(walk.events.rows) >= SAMPLE_EVENTS:
                break
        trace, event = walk.traces.names(), walk.events.names()
        return {
            "trace": [*trace, *(OF_FIRST + name for name in event)],
            "event": [*event, *(OF_TRACE + name for name in trace), POSITION],
        }

    def batches(self, path: Path, options: Options, progress: Progress) -> Iterator[Batch]:
        trace, event = options.columns.get("trace"), options.columns.get("event")
        walk = _Walk(path)
        for _ in _chunks(path, walk, progress):
            if len(walk.events.rows) >= BATCH_EVENTS:
                yield walk.take(trace, event)
        yield walk.take(trace, event)


def _chunks(path: Path, walk: _Walk, progress: Progress) -> Iterator[None]:
    """Feed the file to the walk, chunk by chunk."""
    total = path.stat().st_size
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        file = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        try:
            while chunk := file.read(CHUNK):
                walk.feed(chunk)
                progress(raw.tell(), total)
                yield
            walk.end()
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            said = f"The compressed file is damaged after line {walk.line}: {error}."
            raise Refused(Problem(str(path), said, "Fetch the file again.")) from error


@dataclass
class _Elements:
    """Traces or events in the order of the file, each with its attributes."""

    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    trace: list[int] = field(default_factory=list)
    """The number of the trace in the file."""
    position: list[int] = field(default_factory=list)
    """The place of an event in its trace, from 1."""

    def names(self) -> list[str]:
        """All attributes, in the order in which they first stand in the file."""
        return list(dict.fromkeys(name for row in self.rows for name in row))

    def column(self, name: str) -> pa.Array:
        return pa.array([row.get(name) for row in self.rows], pa.string())

    def cut(self, count: int) -> _Elements:
        """The first `count` of them; this keeps the others."""
        done = _Elements(
            self.rows[:count], self.lines[:count], self.trace[:count], self.position[:count]
        )
        del self.rows[:count], self.lines[:count], self.trace[:count], self.position[:count]
        return done


class _Walk:
    """Where in the log the parser stands, and what it has gathered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.traces, self.events = _Elements(), _Elements()
        self._broken: list[Broken] = []
        self._complete = (0, 0)
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        start, stop = self._handlers()
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = stop

    @property
    def line(self) -> int:
        return self._parser.CurrentLineNumber

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk, False)

    def end(self) -> None:
        self._parse(b"", True)

    def _parse(self, chunk: bytes, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            where = f"{self._path}:{error.lineno}:{error.offset + 1}"
            said = f"The log is not well-formed XML here: {expat.ErrorString(error.code)}."
            raise Refused(
                Problem(where, said, "Mend the file there, or export the log again.")
            ) from error

    def _handlers(  # noqa: PLR0915 (a closure spares the million calls their `self.`)
        self,
    ) -> tuple[Callable[[str, list[str]], None], Callable[[str], None]]:
        """What the parser calls where an element begins and where it ends.

        The log stands at depth 1, traces at 2, their attributes and events at 3, the attributes
        of events at 4; `attributes_at` is the depth of those of the element one is in, 0 where
        one is in neither a trace nor an event.
        """
        parser, traces, events = self._parser, self.traces, self.events
        depth = attributes_at = number = position = 0
        trace_tag, event_tag = "trace", "event"
        current: dict[str, str] = {}
        outer: dict[int, str] = {}

        def start(tag: str, given: list[str]) -> None:
            nonlocal depth
            depth += 1
            if depth == attributes_at and len(given) == 4 and given[0] == "key":
                current[given[1]] = given[3]
                outer[depth] = given[1]
            elif depth <= 3:
                enter(tag, given)
            elif attributes_at:
                attribute(given)

        def attribute(given: list[str]) -> None:
            """An attribute with its parts in another order, or within another one."""
            named = dict(zip(given[::2], given[1::2], strict=True))
            above = outer.get(depth - 1, "") if depth > attributes_at else ""
            if "key" not in named:
                # The children of a list stand in one nameless element; they are the list's.
                outer[depth] = above
                return
            name = f"{above}/{named['key']}" if above else named["key"]
            outer[depth] = name
            current[name] = named.get("value", "")

        def enter(tag: str, given: list[str]) -> None:
            nonlocal attributes_at, number, position, current, trace_tag, event_tag
            if depth == 1:
                prefix = self._root(tag)
                trace_tag, event_tag = f"{prefix}trace", f"{prefix}event"
            elif depth == 2 and tag == trace_tag:
                number, position, attributes_at, current = number + 1, 0, 3, {}
                traces.rows.append(current)
                traces.lines.append(parser.CurrentLineNumber)
                traces.trace.append(number)
            elif depth == 2 and tag == event_tag:
                reason = "The event stands outside any trace, so it has no case."
                self._broken.append(Broken(self.line, reason, "<event>"))
            elif attributes_at == 3 and tag == event_tag:
                position, attributes_at, current = position + 1, 4, {}
                events.rows.append(current)
                events.lines.append(parser.CurrentLineNumber)
                events.trace.append(number)
                events.position.append(position)
            elif attributes_at == 3:
                attribute(given)

        def stop(tag: str) -> None:
            nonlocal depth, attributes_at, current
            depth -= 1
            if depth == 2 and attributes_at == 4:
                attributes_at, current = 3, traces.rows[-1]
            elif depth == 1:
                attributes_at = 0
                self._complete = (len(traces.rows), len(events.rows))

        return start, stop

    def _root(self, tag: str) -> str:
        """The prefix that all names of the log bear. Refused: this is no log."""
        prefix, _, local = tag.rpartition(":")
        if local != "log":
            said = f"This is not an XES log: its outermost element is '{tag}', not 'log'."
            raise Refused(
                Problem(f"{self._path}:{self.line}:1", said, "Give an XES file (IEEE 1849).")
            )
        return f"{prefix}:" if prefix else ""

    def take(self, trace: Collection[str] | None, event: Collection[str] | None) -> Batch:
        """The complete traces so far and their events; what is begun stays for the next."""
        traces, events = self.traces.cut(self._complete[0]), self.events.cut(self._complete[1])
        self._complete = (0, 0)
        broken, self._broken = tuple(self._broken), []
        first_number = traces.trace[0] if traces.trace else 0
        of_trace = np.asarray(events.trace, dtype=np.int64) - first_number
        starts = np.flatnonzero(np.asarray(events.position) == 1)
        first_event = np.full(len(traces.rows), -1, dtype=np.int64)
        first_event[of_trace[starts]] = starts
        of_first = pa.array(first_event, mask=first_event < 0)

        def columns(own: _Elements, wanted: Collection[str] | None) -> dict[str, pa.Array]:
            made = {LINE: pa.array(own.lines, pa.int64())}
            if own is events:
                made[POSITION] = pa.array(own.position, pa.int64())
            for name in sorted(own.names()) if wanted is None else wanted:
                if own is events and name.startswith(OF_TRACE):
                    made[name] = traces.column(name.removeprefix(OF_TRACE)).take(pa.array(of_trace))
                elif own is traces and name.startswith(OF_FIRST):
                    made[name] = events.column(name.removeprefix(OF_FIRST)).take(of_first)
                elif name not in made:
                    made[name] = own.column(name)
            return made

        return Batch(
            {"trace": pa.table(columns(traces, trace)), "event": pa.table(columns(events, event))},
            broken,
        )
