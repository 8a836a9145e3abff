"""What every page works with: the project, its open store, the clock on the wall."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from oversight.evaluation import render
from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.tables import OrgRow


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

    def now(self) -> datetime:
        """The instant, in the project's zone."""
        zone = ZoneInfo(self.project.timezone)
        return self.clock() if self.clock else datetime.now(zone).replace(microsecond=0)

    def orgs(self) -> dict[str, OrgName]:
        """The organisations by their codes; read anew when there are others."""
        with self.store.reading() as session:
            rows = session.scalars(select(OrgRow).order_by(OrgRow.path)).all()
            self._orgs = {
                row.org: OrgName(row.org, row.name, row.name_en or row.name, row.path, row.level)
                for row in rows
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

    def message(self, rule: str, facts: str, held: str, language: str) -> str:
        """A finding's sentence in `language`; as it was held where the rule is not known.

        A finding keeps its sentence in the project's language alone; the rule has it in both.
        """
        found = self.project.rulebook.rules.get(rule)
        if found is None or language == self.project.language:
            return held
        try:
            return render(getattr(found.message, language), json.loads(facts))
        except (KeyError, ValueError):
            return held  # the rule asks for other facts now

    def rule_title(self, rule: str, language: str) -> str:
        """What a rule is called; its id where the rulebook has it no longer."""
        found = self.project.rulebook.rules.get(rule)
        return str(getattr(found.title, language)) if found else rule
