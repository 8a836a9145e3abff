"""The site: an index, a page for each pack and each rule in both languages, and the guides."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook
from oversight.runs import Run
from oversight.site import material
from oversight.site.labels import Words

LANGUAGES = ("zh", "en")


@dataclass
class Site:
    """What the site is made from, and where it goes.

    `guides` is a folder of Markdown pages, in English; `run` the run whose figures are shown.
    """

    out: Path
    rulebook: Rulebook
    guides: Path | None = None
    run: Run | None = None
    written: list[Path] = field(default_factory=list)

    def build(self) -> Sequence[Path]:
        """Write every page; the files written, in order."""
        guides = self._guides()
        self._write("style.css", (Path(__file__).parent / "templates/style.css").read_text("utf-8"))
        packs: dict[str, list[Rule]] = {}
        for rule in self.rulebook.rules.values():
            packs.setdefault(rule.pack, []).append(rule)
        for language in LANGUAGES:
            words = Words(language)
            shared = {"guides": guides, "packs": self._packs(packs, words)}
            self._page(words, f"{language}/index.html", "home.html", up="..", **shared)
            for pack, rules in packs.items():
                self._page(
                    words,
                    f"{language}/{pack}/index.html",
                    "pack.html",
                    up="../..",
                    pack=self.rulebook.packs[pack],
                    rules=rules,
                )
                for rule in rules:
                    self._rule(words, rule)
        self._page(Words("en"), "index.html", "start.html", up=".", packs=self._packs(packs, None))
        return self.written

    def _packs(
        self, packs: Mapping[str, list[Rule]], words: Words | None
    ) -> Sequence[tuple[str, str, int]]:
        return [
            (
                pack,
                getattr(self.rulebook.packs[pack].title, words.language if words else "en"),
                len(rules),
            )
            for pack, rules in packs.items()
        ]

    def _rule(self, words: Words, rule: Rule) -> None:
        home = rule.path.parents[2]
        about, scenarios = material.scenarios(rule, home)
        notes = rule.path.with_suffix(".md")
        self._page(
            words,
            f"{words.language}/{rule.pack}/{rule.path.stem}.html",
            "rule.html",
            up="../..",
            rule=rule,
            pack=self.rulebook.packs[rule.pack],
            about=about,
            scenarios=scenarios,
            silent=[s for s in scenarios if s.tag == "must-not-fire"],
            examines=material.pieces(rule, "examines"),
            flags=material.pieces(rule, "flags"),
            untold=material.pieces(rule, "cannot_tell"),
            reasons=[zh if words.language == "zh" else en for en, zh in rule.reasons.items()],
            message=material.message(rule, words.language),
            terms=material.terms(rule),
            clocks=material.clock_rows(self.rulebook, rule, words),
            norms=material.norm_rows(rule, words),
            dates=material.dates(rule.in_force, rule.until, words),
            figures=material.figures(rule, self.run),
            notes=_markdown(_without_title(notes.read_text("utf-8"))) if notes.is_file() else "",
        )

    def _guides(self) -> Sequence[tuple[str, str]]:
        """Each guide's file and title."""
        if self.guides is None:
            return []
        found = []
        for path in sorted(self.guides.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            title = text.split("\n", 1)[0].lstrip("# ").strip()
            found.append((f"guides/{path.stem}.html", title))
        for path in sorted(self.guides.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            self._page(
                Words("en"),
                f"guides/{path.stem}.html",
                "guide.html",
                up="..",
                title=text.split("\n", 1)[0].lstrip("# ").strip(),
                body=_markdown(text),
                guides=found,
            )
        for path in sorted(self.guides.glob("*.png")):
            target = self.out / "guides" / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            self.written.append(target)
        return found

    def _page(self, words: Words, name: str, template: str, *, up: str, **values: Any) -> None:
        language, _, rest = name.partition("/")
        other = {"zh": "en", "en": "zh"}.get(language)
        text = (
            _environment()
            .get_template(template)
            .render(
                w=words,
                language=words.language,
                up=up,
                other=f"{up}/{other}/{rest}" if other else None,
                **values,
            )
        )
        self._write(name, text)

    def _write(self, name: str, text: str) -> None:
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.written.append(path)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("oversight.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _markdown(text: str) -> Markup:
    """Markdown as HTML; links to other guides go to their pages, wide tables may be scrolled."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    made = re.sub(
        r'href="(?:docs/)?([\w-]+)\.md(#[^"]*)?"', r'href="\1.html\2"', parser.render(text)
    )
    made = made.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    return Markup(made)


def _without_title(text: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if first.startswith("# ") else text
