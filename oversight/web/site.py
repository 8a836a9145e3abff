"""What every page works with: the project, its open store, the clock on the wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from oversight.evaluation import render
from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.chain import Entry
from oversight.supervision.item import SupervisionItem
from oversight.supervision.tables import OrgRow
from oversight.veiling import facts_of, veiled_facts, veiled_sentence, veiled_trail


@dataclass(frozen=True)
class OrgName:
    """An organisation as pages show it."""

    org: str
    zh: str
    en: str
    path: str
    level: str | None


@dataclass
class Site:
    """One served project. `clock` tells the instant; tests stop it."""

    project: Project
    store: Store
    clock: Callable[[], datetime] | None = None
    _orgs: dict[str, OrgName] = field(default_factory=dict)

    def renew(self, store: Store, clock: Callable[[], datetime] | None) -> None:
        """Serve another store of the same project from here on, at another time."""
        self.store, self.clock = store, clock
        self._orgs = {}

    def now(self) -> datetime:
        """The instant, in the project's zone."""
        zone = ZoneInfo(self.project.timezone)
        return self.clock() if self.clock else datetime.now(zone).replace(microsecond=0)

    def orgs(self) -> dict[str, OrgName]:
        """The organisations by their codes; read anew when there are others."""
        with self.store.reading() as session:
            # Plain columns: every page reads all organisations, and changes none.
            named = select(OrgRow.org, OrgRow.name, OrgRow.name_en, OrgRow.path, OrgRow.level)
            rows = session.execute(named.order_by(OrgRow.path)).all()
            self._orgs = {
                org: OrgName(org, name, name_en or name, path, level)
                for org, name, name_en, path, level in rows
            }
        return self._orgs

    def org_name(self, org: str | None, language: str) -> str:
        """What an organisation is called; its code where it has no name here."""
        if org is None:
            return ""
        if org not in self._orgs:
            self.orgs()
        known = self._orgs.get(org)
        if known is None:
            return org
        return known.zh if language == "zh" else known.en

    def message(
        self, rule: str, facts: str, held: str, language: str, *, open_: bool = False
    ) -> str:
        """A finding's sentence in `language`; as it was held where the rule is not known.

        A finding keeps its sentence in the project's language alone; the rule has it in both.
        What tells of a person is hidden unless `open_`, for which the look was written down.
        """
        found = self.project.rulebook.rules.get(rule)
        if found is not None and language != self.project.language:
            given = facts_of(facts) if open_ else veiled_facts(found, facts)
            if set(given) >= set(found.facts):
                return render(getattr(found.message, language), given)
        return held if open_ else veiled_sentence(found, facts, held)

    def facts(self, rule: str, facts: str) -> dict[str, Any]:
        """The facts of a finding, with what tells of a person hidden."""
        return veiled_facts(self.project.rulebook.rules.get(rule), facts)

    def trail(self, item: SupervisionItem, entries: Sequence[Entry]) -> list[Entry]:
        """The trail of an item, with what its sentences tell of a person hidden."""
        found = self.project.rulebook.rules.get(item.rule)
        return veiled_trail(found, item.finding.facts, entries)

    def rule_title(self, rule: str, language: str) -> str:
        """What a rule or a pack is called; its id where the rulebook has it no longer."""
        rulebook = self.project.rulebook
        found = rulebook.rules.get(rule) or rulebook.packs.get(rule)
        return str(getattr(found.title, language)) if found else rule
