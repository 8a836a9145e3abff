"""Items, queue and trail as text for a terminal, in Chinese or English."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from oversight.supervision.chain import Entry
from oversight.supervision.guards import carrying_on
from oversight.supervision.item import SupervisionItem
from oversight.supervision.raising import Raised
from oversight.supervision.trail import TrailReport
from oversight.supervision.views import Counts, Queue
from oversight.supervision.words import sentence, word

INDENT = "  "


@dataclass(frozen=True)
class Reader:
    """For whom it is written: the language, the day it is read, and which days are settled.

    `published` says whether the official calendar of a day is known; a due date beyond it is
    provisional.
    """

    language: str
    today: date
    published: Callable[[date], bool]

    def word(self, key: str) -> str:
        return word(key, self.language)

    def sentence(self, key: str, **values: object) -> str:
        return sentence(key, self.language, **values)

    def due(self, due: date | None) -> str:
        """A due date with what is to be known of it; empty where no clock runs."""
        if due is None:
            return ""
        text = str(due)
        if not self.published(due):
            text += self.sentence("provisional")
        return text + (self.sentence("overdue") if due < self.today else "")


def queue_text(queue: Queue, counted: Counts, reader: Reader) -> str:
    """The queue as a table, soonest first, and how many there are in all."""
    if not queue.lines:
        return reader.sentence("none")
    names = ("item", "state", "card", "due", "rule", "subject", "org")
    rows = [tuple(reader.word(name) for name in names)]
    for line in queue.lines:
        rows.append(
            (
                line.id,
                reader.word(line.state),
                reader.word(line.card),
                reader.due(line.due),
                line.rule,
                line.subject,
                line.org or "",
            )
        )
    count = reader.sentence("count", shown=len(queue.lines), matching=counted.matching)
    return "\n".join([*columns(rows), count])


def item_text(item: SupervisionItem, entries: Iterable[Entry], reader: Reader) -> str:
    """Why an item was raised, where it stands, what it needs next, and its history."""
    found = item.finding
    about = reader.sentence("version", version=found.version, kind=reader.word(found.kind))
    judged = reader.sentence("as_of", as_of=found.as_of, run=found.run)
    rows = [
        (reader.word("rule"), item.rule + about),
        (reader.word("subject"), f"{item.subject_kind} {item.subject}"),
        (reader.word("org"), item.org or reader.word("nobody")),
        *_facts(found.facts, reader),
        (reader.word("judged"), judged),
        (reader.word("next"), next_text(item, reader)),
    ]
    head = (
        f"{reader.word('item')} {item.id} · {reader.word(found.card)} · {reader.word(item.state)}"
    )
    rows += [
        (
            reader.word("assisting"),
            f"{part.org} {reader.word(part.state)} {reader.due(part.due)}".rstrip(),
        )
        for part in item.parts
    ]
    notes = notes_of(item, reader)
    trail = [INDENT + line for line in trail_lines(entries, reader, of_one=True)]
    return "\n".join([head, found.message, *columns(rows), *notes, reader.word("trail"), *trail])


def notes_of(item: SupervisionItem, reader: Reader) -> list[str]:
    """What else is to be known of an item, each in a sentence."""
    notes = []
    if item.vanished:
        notes.append(reader.sentence("vanished"))
    if item.recurrences:
        notes.append(reader.sentence("recurred", n=item.recurrences))
    if item.returns:
        notes.append(reader.sentence("returned_times", n=item.returns))
    if item.disposition:
        notes.append(reader.sentence("disposed", disposition=reader.word(item.disposition)))
    if item.sleep.until is not None:
        notes.append(reader.sentence("snoozed", until=item.sleep.until))
    if item.asked_on is not None:
        notes.append(reader.sentence("asked", day=item.asked_on))
    if item.extension.asked is not None:
        notes.append(reader.sentence("wants_time", until=item.extension.asked))
    if item.emergency is not None:
        said = {"emergency": item.emergency, "pace": item.pace}
        notes.append(reader.sentence("emergency", **said))
    if item.rejudged is not None:
        notes.append(reader.sentence("rejudged", now=reader.word(item.rejudged)))
    if item.observe_by is not None:
        notes.append(reader.sentence("observing", until=item.observe_by))
    return notes


def next_text(item: SupervisionItem, reader: Reader) -> str:
    """The commands possible now, who may give them, and by when."""
    choices = [
        reader.sentence(
            "by_role",
            command=reader.word(rule.name),
            role=("、" if reader.language == "zh" else " or ").join(map(reader.word, rule.roles)),
        )
        for rule in carrying_on(item)
    ]
    if not choices:
        return reader.sentence("no_next")
    until = reader.sentence("until", due=reader.due(item.due)) if item.due else ""
    return ("、" if reader.language == "zh" else ", ").join(choices) + until


def done_text(item: SupervisionItem, reader: Reader) -> str:
    """What a command has made of an item, in a line."""
    done = reader.sentence("done", id=item.id, state=reader.word(item.state))
    if not carrying_on(item):
        return done
    gap = "" if reader.language == "zh" else " "
    return done + gap + reader.sentence("then", next=next_text(item, reader))


def raised_text(raised: Raised, reader: Reader) -> str:
    """What raising did, in a line."""
    return reader.sentence("raised", **vars(raised))


def report_text(report: TrailReport, reader: Reader) -> str:
    """Whether the trail is whole, and where it breaks."""
    if report.broken is None:
        return reader.sentence("whole", entries=report.entries)
    broken = report.broken
    key = "broken_audit" if broken.audit else "broken"
    said = {"seq": broken.seq, "what": broken.what, "audit": broken.audit}
    return reader.sentence(key, **said) + "\n" + broken.said


def trail_lines(entries: Iterable[Entry], reader: Reader, *, of_one: bool = False) -> list[str]:
    """Entries as aligned lines, each followed by the reason that was given."""
    rows, whys = [], []
    for entry in entries:
        start = reader.word(entry.start) if entry.start else "-"
        states = f"{start} → {reader.word(entry.end)}"
        if entry.start == entry.end:
            states = reader.word(entry.end)
        name = () if of_one else (entry.item,)
        details = _details(entry.details, reader)
        row = (str(entry.seq), *name, entry.at, entry.who, reader.word(entry.command), states)
        rows.append((*row, details))
        whys.append(" ".join(entry.why.split()))
    lines = []
    for line, why in zip(columns(rows), whys, strict=True):
        lines.append(line)
        if why:
            lines.append(INDENT * 2 + why)
    return lines or [reader.sentence("no_entries")]


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines with aligned columns, a Chinese letter taking two places.

    >>> columns([("状态", "a"), ("x", "b")])
    ['状态  a', 'x     b']
    """
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        INDENT.join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _facts(text: str, reader: Reader) -> list[tuple[str, str]]:
    try:
        facts = json.loads(text)
    except ValueError:
        facts = None
    if not isinstance(facts, dict):
        return [(reader.word("facts"), text)]
    labels = [reader.word("facts"), *([""] * (len(facts) - 1))]
    return [
        (label, f"{name} = {value if isinstance(value, str) else json.dumps(value)}")
        for label, (name, value) in zip(labels, facts.items(), strict=False)
    ]


def _details(text: str, reader: Reader) -> str:
    # Keys and the words of the program are translated; what people wrote is not.
    ours = {"card", "was", "now", "outcome", "disposition", "ground", "basis", "worse", "undone"}
    colon = "：" if reader.language == "zh" else ": "
    return " ".join(
        f"{reader.word(name).lower()}{colon}{reader.word(value) if name in ours else value}"
        for name, value in json.loads(text).items()
    )
