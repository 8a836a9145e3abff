"""Texts to try: any bytes, words of the language in any order, spoilt rules, sound programs.

`make(seed, number, grounds)` is always the same text, so that one number names what failed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.agreement.programs import CONDITIONS, FACTS, TERMS, program
from tests.datalog.fuzz_ground import Ground, under_front
from tests.datalog.fuzz_words import NUMBERS, PHRASES, SIGNS, STRANGE, VOCABULARY, YAML


@dataclass(frozen=True)
class Text:
    """The content of one file of a pack; the rest of the pack is sound."""

    kind: str
    ground: Ground
    file: str
    content: bytes


_NAMED = re.compile(r"(\w+)[(\[]")
_PIECE = re.compile(r"\w+|[ \t]+|\n|.", re.DOTALL)


def make(seed: int, number: int, grounds: Sequence[Ground]) -> Text:
    """The text of that number; the first of `grounds` takes clauses of any kind."""
    rng = random.Random(f"{seed}/{number}")
    kinds = list(_KINDS)
    kind = rng.choices(kinds, [_KINDS[kind][0] for kind in kinds])[0]
    return _KINDS[kind][1](rng, kind, grounds)


def _bytes(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    ground = rng.choice(grounds[:20])
    file = rng.choice([*ground.files])
    content = rng.randbytes(rng.randint(0, 300))
    if rng.random() < 0.5:  # somewhere in a sound text
        sound = ground.files[file].encode()
        place = rng.randint(0, len(sound))
        content = sound[:place] + content[: rng.randint(1, 4)] + sound[place:]
    return Text(kind, ground, file, content)


def _characters(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    def one() -> str:
        if rng.random() < 0.4:
            return rng.choice(STRANGE)
        if rng.random() < 0.5:
            return rng.choice(SIGNS)
        return chr(
            rng.choice((rng.randint(1, 127), rng.randint(1, 0xD7FF), rng.randint(0xE000, 0x10FFFF)))
        )

    text = "".join(one() for _ in range(rng.randint(1, 60)))
    return _as_rule(rng, kind, grounds, text)


def _soup(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    between = rng.choice(("", " ", " "))
    words = VOCABULARY if rng.random() < 0.5 else (*VOCABULARY, *PHRASES * 3)
    text = between.join(rng.choice(words) for _ in range(rng.randint(1, 50)))
    return _as_rule(rng, kind, grounds, text)


def _clauses(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    """Clauses each of which can be read, of conditions that need not go together."""
    heads = (
        "examines(C)",
        "flags(C)",
        "flags(C, X)",
        'cannot_tell(C, "unknown")',
        "p(C)",
        "p(C, X)",
    )
    heads += (
        "q(X)",
        "(f[C] == X)",
        "(f[C] == sum_(X, for_each=(E,)))",
        "(f[C] == min_(X))",
        "above(C, X)",
    )
    more = ("p(C)", "q(X)", "~p(C)", "~q(X)", "p(C, X)", "(X == f[C])", "(f[C] > 1)", "above(C, X)")
    conditions = (*CONDITIONS, *(c for _, c in FACTS), *more, *PHRASES[-12:])
    lines = ["examines(C) <= case(case=C)"]
    for _ in range(rng.randint(1, 6)):
        body = " & ".join(rng.choice(conditions) for _ in range(rng.randint(1, 4)))
        lines.append(f"{rng.choice(heads)} <= {body}")
    return _as_rule(rng, kind, grounds, _with_terms("\n".join(lines)), whole=False)


def _with_terms(clauses: str) -> str:
    """The clauses after the terms that they speak of, and that these speak of."""
    terms = {line: _NAMED.findall(line) for line in TERMS.strip().splitlines()}
    spoken = set(_NAMED.findall(clauses))
    while True:
        kept = [line for line, names in terms.items() if names[0] in spoken]
        more = spoken.union(*(terms[line] for line in kept))
        if more == spoken:
            return "\n".join([*kept, clauses, ""])
        spoken = more


def _nested(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    """The same again and again: brackets, signs, conditions, clauses, letters."""
    count = rng.choice((*(39, 40, 41, 100, 150) * 3, 400, 1000, 5000))
    deep = rng.choice(
        (
            ("flags(C) <= " + "(" * count + "case(case=C)" + ")" * count),
            ("flags(C) <= " + "(" * count),
            ("flags(C) <= " + "~" * count + "case(case=C)"),
            ("flags(C, X) <= case(case=C) & (X == " + "-" * count + "1)"),
            ("flags(C, X) <= case(case=C) & (X == " + "1 + " * count + "1)"),
            ("flags(C, X) <= case(case=C) & (X == " + "2 * " * count + "2)"),
            ("flags(C, X) <= event(case=C, amount=A) & (X == " + "A * " * count + "A)"),
            ("flags(C, X) <= event(case=C, amount=A) & (X == " + "A / " * count + "A)"),
            (
                "flags(C, X) <= case(case=C) & (X == "
                + "date(" * count
                + "today"
                + ")" * count
                + ")"
            ),
            ("flags(C) <= " + "case(case=C) & " * count + "case(case=C)"),
            ("flags(C) <= " + " & ".join(f"event(case=C, event=E{n})" for n in range(count))),
            ("flags(C) <= " + " & ".join(f"event(event=E{n})" for n in range(count))),
            ("flags(C) <= " + " & ".join(f"~event(case=C, seq={n})" for n in range(count))),
            ("flags(C) <= " + "f[" * count + "C" + "]" * count),
            ("flags(C) <= event(case=C, act=A) & A.in_((" + '"granted", ' * count + '"x"))'),
            "\n".join(f"p{n}(C) <= p{n + 1}(C)" for n in range(count))
            + f"\np{count}(C) <= case(case=C)\nflags(C) <= p0(C)",
            "\n".join(f"p(C) <= event(case=C, seq={n})" for n in range(count))
            + "\nflags(C) <= p(C)",
            "\n".join(f"p(C, {n}) <= case(case=C)" for n in range(count))
            + "\nflags(C, N) <= p(C, N)",
            "\n".join(f"p(C) <= ~p{n}(C)" for n in range(count)),
            "\n".join(f'f("{n}")' for n in range(count))
            + "\nflags(C) <= case(case=C, party=P) & f(P)",
            "flags(C) <= case(case=C) # " + "x" * count * 10,
            "X" * count * 10,
            '"' * count,
            "\n" * count + "x",
            " " * count + "x\n" + "y",
            "[" * count + "]" * count,
        )
    )
    if rng.random() < 0.1:
        yaml = rng.choice(
            ("[" * count, "{a: " * count, "- " * count, "a:\n" * count, '"' + "x" * count)
        )
        ground = rng.choice(grounds[:20])
        name = rng.choice([name for name in ground.files if not name.endswith(".csv")])
        return Text(kind, ground, name, f"---\n{yaml}\n---\n".encode())
    return _as_rule(rng, kind, grounds, f"examines(C) <= case(case=C)\n{deep}\n", whole=False)


def _program(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    return _as_rule(rng, kind, grounds, program(rng), whole=False)


def _spoilt_program(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    return _as_rule(rng, kind, grounds, _spoilt(rng, program(rng), ()), whole=False)


def _spoilt_rule(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    ground = rng.choice(grounds[1:])
    head, body = _halves(ground.files[ground.rule])
    return Text(kind, ground, ground.rule, _encoded(rng, head + _spoilt(rng, body, ())))


def _spoilt_settings(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    ground = rng.choice(grounds)
    head, body = _halves(ground.files[ground.rule])
    return Text(kind, ground, ground.rule, _encoded(rng, _spoilt(rng, head, YAML) + body))


def _spoilt_file(rng: random.Random, kind: str, grounds: Sequence[Ground]) -> Text:
    """One of the other files of a pack: pack.yaml, norms.yaml, clocks.csv, terms.rule."""
    ground = rng.choice(grounds)
    name = rng.choice([name for name in ground.files if name != ground.rule])
    words = YAML if name.endswith(".yaml") else (*YAML, "|", ",", "item.statute", "wd", "hour", '"')
    return Text(kind, ground, name, _encoded(rng, _spoilt(rng, ground.files[name], words)))


_KINDS: dict[str, tuple[int, Callable[[random.Random, str, Sequence[Ground]], Text]]] = {
    "bytes": (7, _bytes),
    "characters": (8, _characters),
    "words": (15, _soup),
    "clauses": (10, _clauses),
    "nesting": (1, _nested),
    "program": (4, _program),
    "spoilt program": (12, _spoilt_program),
    "spoilt rule": (25, _spoilt_rule),
    "spoilt settings": (9, _spoilt_settings),
    "spoilt pack": (9, _spoilt_file),
}
"""Each kind of text with its share in a hundred."""


def _as_rule(
    rng: random.Random, kind: str, grounds: Sequence[Ground], text: str, *, whole: bool = True
) -> Text:
    """The text as clauses under sound settings; at times, where `whole`, as a file by itself."""
    ground = grounds[0]
    if whole and rng.random() < 0.2:
        return Text(kind, ground, rng.choice([*ground.files]), _encoded(rng, text))
    return Text(kind, ground, ground.rule, _encoded(rng, under_front(text)))


def _halves(rule: str) -> tuple[str, str]:
    """The settings of a rule with the lines `---`, and its clauses."""
    end = rule.index("\n---\n", 3) + 5
    return rule[:end], rule[end:]


def _encoded(rng: random.Random, text: str) -> bytes:
    if rng.random() < 0.03:
        text = text.replace("\n", rng.choice(("\r\n", "\r", "\u2028", "\x85")))
    if rng.random() < 0.02:
        text = "\ufeff" + text
    return text.encode("utf-8", "replace")


def _spoilt(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """The text with one to six changes, mostly one."""
    pieces = _PIECE.findall(text)
    for _ in range(min(6, 1 + int(rng.expovariate(0.9)))):
        if not pieces:
            break
        rng.choice((_word, _word, _line, _number, _stray))(rng, pieces, words)
    return "".join(pieces)


def _word(rng: random.Random, pieces: list[str], words: Sequence[str]) -> None:
    """Delete, double, exchange or replace one word or sign."""
    solid = [place for place, piece in enumerate(pieces) if not piece.isspace()] or [0]
    place, other = rng.choice(solid), rng.choice(solid)
    match rng.randrange(6):
        case 0:
            del pieces[place]
        case 1:
            pieces.insert(place, pieces[place])
        case 2:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        case 3:
            pieces[place] = pieces[other]
        case 4:
            pieces[place] = rng.choice(words or VOCABULARY)
        case _:
            pieces.insert(place, rng.choice(words or (*VOCABULARY, *PHRASES)))


def _line(rng: random.Random, pieces: list[str], words: Sequence[str]) -> None:
    lines = "".join(pieces).split("\n")
    place, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(other, lines[place])
        case 2:
            lines[place], lines[other] = lines[other], lines[place]
        case 3:
            lines.insert(place, rng.choice(words or PHRASES))
        case _:
            lines[place] = rng.choice(("", " ", "  ", "\t")) + lines[place].strip()
    pieces[:] = _PIECE.findall("\n".join(lines))


def _number(rng: random.Random, pieces: list[str], words: Sequence[str]) -> None:
    numbers = [place for place, piece in enumerate(pieces) if piece.isdecimal()]
    if numbers:
        pieces[rng.choice(numbers)] = rng.choice(NUMBERS)


def _stray(rng: random.Random, pieces: list[str], words: Sequence[str]) -> None:
    pieces.insert(rng.randrange(len(pieces) + 1), rng.choice((*STRANGE, *SIGNS)))
