"""XES logs, plain or gz, with or without a namespace, with or without a byte order mark.

The file is walked once by expat, which keeps no tree: memory stays constant and every element
knows its line. Attributes become text columns, one list per attribute. An attribute within an
attribute is the column `outer/inner`. Source: IEEE 1849-2016.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Collection, Iterator, Mapping
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
        walk = _Walk(path, None, None)
        for _ in _chunks(path, walk, silent):
            if walk.events.rows >= SAMPLE_EVENTS:
                break
        trace, event = list(walk.traces.values), list(walk.events.values)
        return {
            "trace": [*trace, *(OF_FIRST + name for name in event)],
            "event": [*event, *(OF_TRACE + name for name in trace), POSITION],
        }

    def batches(self, path: Path, options: Options, progress: Progress) -> Iterator[Batch]:
        trace, event = options.columns.get("trace"), options.columns.get("event")
        walk = _Walk(path, _wanted(trace, event, OF_TRACE), _wanted(event, trace, OF_FIRST))
        for _ in _chunks(path, walk, progress):
            if walk.events.rows >= BATCH_EVENTS:
                yield walk.take(trace, event)
        yield walk.take(trace, event)


def _wanted(
    own: Collection[str] | None, other: Collection[str] | None, prefix: str
) -> Collection[str] | None:
    """Which attributes must be kept for one's own columns and the other table's."""
    if own is None or other is None:
        return None
    return {*own, *(name.removeprefix(prefix) for name in other if name.startswith(prefix))}


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


class _Attributes:
    """The attributes of one kind of element: for each, on which rows it stands and its values."""

    def __init__(self, wanted: Collection[str] | None) -> None:
        self.wanted = wanted
        self.rows = 0
        self.lines: list[int] = []
        self.trace: list[int] = []
        self.position: list[int] = []
        self.values: dict[str, tuple[list[int], list[str | None]]] = {}
        if wanted is not None:
            self.values = {name: ([], []) for name in sorted(wanted)}

    def put(self, name: str, value: str | None) -> None:
        held = self.values.get(name)
        if held is None:
            if self.wanted is not None:
                return
            held = self.values[name] = ([], [])
        held[0].append(self.rows - 1)
        held[1].append(value)

    def column(self, name: str) -> pa.Array:
        rows, values = self.values.get(name, ([], []))
        full = np.full(self.rows, None, dtype=object)
        full[rows] = values
        return pa.array(full, pa.string())

    def cut(self, rows: int) -> _Attributes:
        """The rows up to `rows` alone; this keeps the others."""
        done, left = _Attributes(self.wanted), _Attributes(self.wanted)
        for name, (at, values) in self.values.items():
            here = int(np.searchsorted(at, rows))
            done.values[name] = (at[:here], values[:here])
            left.values[name] = ([row - rows for row in at[here:]], values[here:])
        for part, lo, hi in ((done, 0, rows), (left, rows, self.rows)):
            part.rows = hi - lo
            part.lines, part.trace = self.lines[lo:hi], self.trace[lo:hi]
            part.position = self.position[lo:hi]
        self.__dict__ = left.__dict__
        return done


class _Walk:
    """Where in the log the parser stands, and what it has gathered."""

    def __init__(
        self, path: Path, trace: Collection[str] | None, event: Collection[str] | None
    ) -> None:
        self._path = path
        self.traces, self.events = _Attributes(trace), _Attributes(event)
        self._broken: list[Broken] = []
        self._depth = 0
        self._prefix = ""
        self._inside: _Attributes | None = None
        self._owner = 0
        self._outer: dict[int, str] = {}
        self._number = 0
        self._position = 0
        self._complete = (0, 0)
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._stop

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

    def _start(self, tag: str, attributes: list[str]) -> None:
        self._depth = depth = self._depth + 1
        if depth > 2:
            inside = self._inside
            if inside is None:
                return
            if depth == 3 and tag == self._event and inside is self.traces:
                self._begin_event()
            elif attributes:
                if attributes[0] == "key" and len(attributes) == 4:
                    name, value = attributes[1], attributes[3]
                else:
                    given = dict(zip(attributes[::2], attributes[1::2], strict=True))
                    name, value = given.get("key", ""), given.get("value", "")
                if depth > self._owner + 1:
                    name = f"{self._outer.get(depth - 1, '')}/{name}"
                self._outer[depth] = name
                inside.put(name, value)
            else:
                # The children of a list stand in one nameless element; they belong to the list.
                self._outer[depth] = self._outer.get(depth - 1, "")
        elif depth == 2:
            if tag == self._trace:
                self._begin_trace()
            elif tag == self._event:
                reason = "The event stands outside any trace, so it has no case."
                self._broken.append(Broken(self.line, reason, "<event>"))
        else:
            self._root(tag)

    def _root(self, tag: str) -> None:
        prefix, _, local = tag.rpartition(":")
        if local != "log":
            said = f"This is not an XES log: its outermost element is '{tag}', not 'log'."
            raise Refused(
                Problem(f"{self._path}:{self.line}:1", said, "Give an XES file (IEEE 1849).")
            )
        prefix = f"{prefix}:" if prefix else ""
        self._trace, self._event = f"{prefix}trace", f"{prefix}event"

    def _begin_trace(self) -> None:
        traces = self.traces
        self._number += 1
        self._position = 0
        self._inside, self._owner = traces, 2
        traces.rows += 1
        traces.lines.append(self._parser.CurrentLineNumber)
        traces.trace.append(self._number)

    def _begin_event(self) -> None:
        events = self.events
        self._position += 1
        self._inside, self._owner = events, 3
        events.rows += 1
        events.lines.append(self._parser.CurrentLineNumber)
        events.trace.append(self._number)
        events.position.append(self._position)

    def _stop(self, tag: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if depth == 3:
            if self._owner == 3:
                self._inside, self._owner = self.traces, 2
        elif depth == 2:
            self._inside, self._owner = None, 0
            self._complete = (self.traces.rows, self.events.rows)

    def take(self, trace: Collection[str] | None, event: Collection[str] | None) -> Batch:
        """The complete traces so far and their events; what is begun stays for the next."""
        traces, events = self.traces.cut(self._complete[0]), self.events.cut(self._complete[1])
        self._complete = (0, 0)
        broken, self._broken = tuple(self._broken), []
        numbers = np.asarray(events.trace, dtype=np.int64)
        first_number = traces.trace[0] if traces.trace else 0
        of_trace = pa.array(numbers - first_number)
        starts = np.flatnonzero(np.asarray(events.position) == 1)
        first_event = np.full(traces.rows, -1, dtype=np.int64)
        first_event[numbers[starts] - first_number] = starts
        of_first = pa.array(first_event, mask=first_event < 0)

        def columns(own: _Attributes, wanted: Collection[str] | None) -> dict[str, pa.Array]:
            made = {LINE: pa.array(own.lines, pa.int64())}
            if own is events:
                made[POSITION] = pa.array(own.position, pa.int64())
            for name in sorted(own.values) if wanted is None else wanted:
                if own is events and name.startswith(OF_TRACE):
                    made[name] = traces.column(name.removeprefix(OF_TRACE)).take(of_trace)
                elif own is traces and name.startswith(OF_FIRST):
                    made[name] = events.column(name.removeprefix(OF_FIRST)).take(of_first)
                elif name not in made:
                    made[name] = own.column(name)
            return made

        return Batch(
            {"trace": pa.table(columns(traces, trace)), "event": pa.table(columns(events, event))},
            broken,
        )
