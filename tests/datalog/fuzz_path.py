"""One text taken the whole way of a file, and where that way ended."""

from __future__ import annotations

import re
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from oversight.clock.calendar import Calendar, load_calendar
from oversight.datalog.parser import parse
from oversight.evaluation import Evaluation, evaluate
from oversight.problem import Problem, Refused
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, load_rulebook
from tests.datalog.fuzz_ground import AS_OF, ZONE, Ground, records

LONGEST_SECONDS = 5.0
_PLACE = re.compile(r"(.*?):(\d+):(\d+)", re.DOTALL)
_ROW = re.compile(r"(.*\.csv) row (\d+)(, column \w+)?", re.DOTALL)
_STAGES = {
    "pack.yaml": "pack",
    "norms.yaml": "norms",
    "clocks.csv": "clocks",
    "terms.rule": "terms",
}


@dataclass(frozen=True)
class Ending:
    """`stage` is `findings`, `refused: ...` or `defect`; a defect says what it is."""

    stage: str
    defect: str = ""


class TooLong(BaseException):
    """A text took longer than any may."""


class Course:
    """Takes texts the whole way, each in its pack in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[int, Path] = {}

    def run(
        self,
        ground: Ground,
        file: str,
        content: bytes,
        engines: Sequence[str] = ("duckdb",),
    ) -> Ending:
        """What becomes of `content` as that file of the pack, on engines that must agree."""
        place = self._place(ground)
        path = place / file
        try:
            path.write_bytes(content)
            with limited(LONGEST_SECONDS):
                return self._ending(ground, place, engines)
        except TooLong as late:
            return Ending(
                "defect", f"hang\n{''.join(traceback.format_tb(late.__traceback__)[-6:])}"
            )
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            if "Query interrupted" in str(error):  # DuckDB's word for the alarm
                return Ending("defect", "hang of a query")
            frames = "".join(traceback.format_tb(error.__traceback__)[-4:])
            return Ending("defect", f"{type(error).__name__}: {error}\n{frames}")
        finally:
            path.write_text(ground.files[file], encoding="utf-8")

    def _place(self, ground: Ground) -> Path:
        if id(ground) not in self.written:
            home = Path(tempfile.mkdtemp(dir=self.folder))
            self.written[id(ground)] = ground.write(home)
        return self.written[id(ground)]

    def _ending(self, ground: Ground, place: Path, engines: Sequence[str]) -> Ending:
        try:
            book = load_rulebook([ground.pack], [place.parent])
        except Refused as refused:
            return self._refused(refused.problems, place)
        answers = [_evaluated(book, engine) for engine in engines]
        for other in answers[1:]:
            for part in ("findings", "summary"):
                told, said = _rows(answers[0], part), _rows(other, part)
                if told != said:
                    return Ending("defect", f"engines differ: {part}\n{told}\n{said}")
        return Ending("findings")

    def _refused(self, problems: tuple[Problem, ...], place: Path) -> Ending:
        if not problems:
            return Ending("defect", "refused without a problem")
        lines: dict[Path, list[str]] = {}
        for problem in problems:
            said = _misplaced(problem, place, lines) or _badly_said(problem)
            if said:
                return Ending("defect", f"{said}\n{problem}"[:2000])
        return Ending(f"refused: {_stage(problems[0], place)}")


def _evaluated(book: Rulebook, engine: str) -> Evaluation:
    return evaluate(book, world(), calendar=_calendar(), timezone=ZONE, as_of=AS_OF, engine=engine)


def _rows(found: Evaluation, part: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = getattr(found, part).to_pylist()
    return [{name: value for name, value in row.items() if name != "run"} for row in rows]


@cache
def world() -> MemoryRecords:
    return records()


@cache
def _calendar() -> Calendar:
    return load_calendar("CN")


def _misplaced(problem: Problem, place: Path, read: dict[Path, list[str]]) -> str:
    """What is wrong with where a problem says it is."""
    spot, row = _PLACE.fullmatch(problem.where), _ROW.fullmatch(problem.where)
    file = Path((spot or row or ["", ""])[1])
    if (spot is None and row is None) or file.resolve().parent != place.resolve():
        return "no place"
    if not file.exists():
        return "a place in no file"
    if file not in read:
        read[file] = _lines(file)
    lines = read[file]
    line, column = int((spot or row or [])[2]), int(spot[3]) if spot else 1
    if not 1 <= line <= len(lines):
        return f"a line outside the text of {len(lines)} lines"
    if not 1 <= column <= len(lines[line - 1]) + 1:
        return f"a column outside the line of {len(lines[line - 1])} characters"
    return ""


def _lines(file: Path) -> list[str]:
    """Lines as those who read the text see them: by any of the three line ends."""
    text = file.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _badly_said(problem: Problem) -> str:
    """What keeps the sentences of a problem from being read."""
    if not problem.said.strip() or not problem.fix.strip():
        return "no sentence"
    if len(str(problem)) > 1500:
        return "a sentence that quotes too much"
    try:
        str(problem).encode("utf-8")
    except UnicodeEncodeError:
        return "a sentence that cannot be printed"
    return ""


def _stage(problem: Problem, place: Path) -> str:
    spot = _PLACE.fullmatch(problem.where) or _ROW.fullmatch(problem.where)
    assert spot is not None, "it has been looked at"
    name = Path(spot[1]).name
    if name in _STAGES:
        return _STAGES[name]
    lines = _lines(place / name)
    marks = [number for number, line in enumerate(lines, 1) if line.rstrip() == "---"][:2]
    if len(marks) < 2 or int(spot[2]) <= marks[1]:
        return "settings"
    try:
        parse("\n".join(lines[marks[1] :]), "r")
    except Refused:
        return "clauses"
    return "check"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TooLong` after so many seconds of this process' own work, however busy the machine."""

    def ring(signum: int, frame: FrameType | None) -> None:
        raise TooLong

    before: Callable[..., object] | int | None = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
