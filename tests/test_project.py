"""A project opened: its settings, its parts, its runs and what a report is made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oversight.briefing import material
from oversight.layout import lay_out
from oversight.problem import Refused
from oversight.project import Project
from oversight.rulebook.rulebook import library_folder

from .worlds import AS_OF, ZONE, evaluated, records, small_pack

TABLES = ("case", "event")
CLOCK = ("case", "clock", "org", "start", "due", "ended", "until", "provisional")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of the small pack, with the small world in its lake."""
    folder = tmp_path_factory.mktemp("projects") / "small"
    lay_out(folder, packs=["it.road-fines"], timezone=ZONE, calendar="CN")
    settings = folder / "oversight.toml"
    settings.write_text(settings.read_text().replace("it.road-fines", "t.small"))
    small_pack(folder / "rules")
    opened = Project.open(folder)
    opened.lake.append({name: records().tables[name] for name in TABLES})
    return opened


def test_what_the_settings_say(project: Project) -> None:
    assert (project.timezone, project.language, project.overlay) == (ZONE, "en", None)
    assert project.calendar.name == "CN"
    assert project.store_url == "sqlite:///oversight.db"
    assert project.rule_folders == [project.folder / "rules", library_folder()]
    assert project.lake.counts()["case"] == 5


def test_the_rules_acts_and_mappings_are_the_packs_own(project: Project) -> None:
    assert list(project.rulebook.rules) == ["t.small/late", "t.small/paid"]
    assert {"stamped", "accepted"} <= project.acts
    assert project.mappings == []


def test_a_pack_of_the_project_stands_before_the_library_s(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    lay_out(folder, packs=["it.road-fines"], timezone="Europe/Rome", calendar="IT")
    assert Project.open(folder).mappings == [library_folder() / "it.road-fines" / "mapping.yaml"]
    small_pack(folder / "rules")
    pack = folder / "rules" / "it.road-fines"
    (folder / "rules" / "t.small").rename(pack)
    for path in pack.iterdir():
        path.write_text(path.read_text().replace("t.small", "it.road-fines"))
    assert list(Project.open(folder).rulebook.rules) == ["it.road-fines/late", "it.road-fines/paid"]


def test_an_overlay_changes_the_calendar(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    lay_out(folder, packs=["cn.licensing"], timezone=ZONE, calendar="CN")
    settings = folder / "oversight.toml"
    settings.write_text(settings.read_text().replace("# overlay", "overlay"))
    (folder / "calendar.csv").write_text("day,kind,note\n2021-07-26,rest,typhoon\n")
    project = Project.open(folder)
    assert project.overlay == folder / "calendar.csv"
    assert not project.calendar.is_workday(date(2021, 7, 26))


def test_its_lake_is_evaluated_like_records_in_memory(project: Project) -> None:
    evaluation = project.evaluate(AS_OF)
    expected = evaluated(project.rulebook)
    assert evaluation.manifest.lake == project.lake.version()
    unnamed = [name for name in evaluation.findings.column_names if name != "run"]
    assert evaluation.findings.select(unnamed).equals(expected.findings.select(unnamed))
    assert evaluation.summary.equals(expected.summary)
    given = project.evaluate(AS_OF, records=records(), rules=["t.small/paid"])
    assert given.manifest.lake == "given"
    assert given.findings["subject"].to_pylist() == ["P"]


def test_the_material_of_a_report(project: Project) -> None:
    with pytest.raises(Refused) as none:
        material(project, AS_OF)
    assert str(none.value) == (
        f"{project.folder}/runs: The rules have not been evaluated as of 2021-12-31 yet. "
        "Run 'oversight evaluate --as-of 2021-12-31' first."
    )
    run = project.runs.keep(project.evaluate(AS_OF))
    made = material(project, AS_OF)
    assert made.manifest.run == run.manifest.run == project.latest_run().manifest.run
    assert made.findings.num_rows == run.findings.num_rows
    assert (made.items.to_pylist(), made.orgs.to_pylist()) == ([], [])
    assert [{name: row[name] for name in CLOCK} for row in made.clock.to_pylist()] == [
        {
            "case": case,
            "clock": "decide",
            "org": "O1",
            "start": date(2021, 3, 1),
            "due": date(2021, 3, 29),
            "ended": ended,
            "until": ended,
            "provisional": False,
        }
        for case, ended in (("A", date(2021, 4, 12)), ("B", date(2021, 3, 29)))
    ]


def test_no_project(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Project.open(tmp_path)
    assert refused.value.problems[0].where == str(tmp_path)
