"""What is wrong with an input, said so that its author can mend it.

Every part of the engine reports bad input as `Problem`s, gathers all of them, and raises
one `Refused`. The command line prints each as a located sentence with its fix and exits
with code 2. Nothing else is ever raised for what a user gave us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

_ENDLESS = re.compile(r"[!-~]{200,}|\w{400,}")
"""What no sentence quotes whole: a word that goes on for lines."""


def _cut(word: re.Match[str]) -> str:
    return f"{word[0][:60]}…"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with an input.

    `where` is a place a person can go to: `rules/x/y.rule:3:14`, `in.csv row 5, column ts`,
    `oversight.toml: project.timezone`. `said` is a full sentence naming what was asked.
    `fix` is a full sentence saying what to do about it. `zh` is both in Chinese, where a
    person may meet them on a page.

    >>> print(Problem("a.rule:3:5", "There is no relation 'evnt'.", "Did you mean 'event'?"))
    a.rule:3:5: There is no relation 'evnt'. Did you mean 'event'?
    >>> len(Problem("a.rule:3:5", "There is no relation 'e" + 900 * "v" + "'.", "").said)
    82
    """

    where: str
    said: str
    fix: str
    zh: tuple[str, str] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name in ("said", "fix"):
            # Frozen, but not yet seen by anybody.
            object.__setattr__(self, name, _ENDLESS.sub(_cut, getattr(self, name)))

    def told(self, language: str) -> str:
        """What is wrong and what to do, in `language` (zh or en) as far as it is known in it.

        >>> Problem("item A", "It is closed.", "Look again.", ("已销号。", "请重看。")).told("zh")
        '已销号。请重看。'
        """
        if language == "zh" and self.zh is not None:
            return "".join(self.zh)
        return f"{self.said} {self.fix}".strip()

    def __str__(self) -> str:
        return f"{self.where}: {self.said} {self.fix}".strip()


class Refused(Exception):  # noqa: N818  an answer to the user, not an error of ours
    """An input was refused; `problems` holds every reason, in the order of the input."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


MOST_NAMED = 40
"""How many known names a sentence lists; longer ones are not read."""


def suggest(word: str, known: Iterable[str], language: str = "en") -> str:
    """The fix for a word that is not known: the nearest known one, or the list of them.

    >>> suggest("evnt", ["event", "case"])
    "Did you mean 'event'?"
    >>> suggest("evnt", ["event", "case"], "zh"), suggest("zzz", ["b", "a"], "zh")
    ('是否指“event”？', '已有：a、b。')
    >>> suggest("zzz", ["b", "a"])
    'Known: a, b.'
    >>> suggest("zzz", [f"{n:02}" for n in range(50)])[-17:]
    ', 39 and 10 more.'
    """
    names = sorted(set(known))
    near = get_close_matches(word[:100], names, n=1, cutoff=0.6)
    if language == "zh":
        return _suggest_zh(near, names)
    if near:
        return f"Did you mean '{near[0]}'?"
    if len(names) > MOST_NAMED:
        return f"Known: {', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more."
    return f"Known: {', '.join(names)}." if names else "None is known here."


def _suggest_zh(near: list[str], names: list[str]) -> str:
    if near:
        return f"是否指“{near[0]}”？"
    more = f"等{len(names)}项" if len(names) > MOST_NAMED else ""
    return f"已有：{'、'.join(names[:MOST_NAMED])}{more}。" if names else "目前没有。"
