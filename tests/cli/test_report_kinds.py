"""`oversight report weekly, special, scorecard, circular`, and `reissue` and `verify`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pypdf import PdfReader

from oversight.cli import report_kinds
from oversight.project import Project
from oversight.report.frozen import Frozen
from oversight.report.material import Material
from oversight.supervision.keys import make_key
from tests.cli.test_report import Asked, Run, asked, kept_as, run
from tests.report.made import AS_OF, material

__all__ = ["asked", "run"]


def _later(project: Project, as_of: object, *, unveiled: bool) -> Material:
    """The city after many more records: every table has grown."""
    city = material()
    more = city.items.slice(0, 500).to_pydict()
    more["id"] = [f"later-{name}" for name in more["id"]]
    more["raised_on"] = [AS_OF + timedelta(days=2)] * 500
    items = pa.concat_tables([city.items, pa.Table.from_pydict(more, schema=city.items.schema)])
    findings = pa.concat_tables([city.findings, city.findings])
    return replace(city, items=items, findings=findings)


def _text(path: str) -> str:
    return PdfReader(BytesIO(Path(path).read_bytes())).pages[0].extract_text().replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "name", "said"),
    [
        (("weekly",), "weekly-2021-09-30-en", "From 24 September 2021 to 30 September 2021"),
        (("circular",), "circular-2021-09-en", "From 1 September 2021 to 30 September 2021"),
        (
            ("scorecard", "C03", "--period", "2021-Q3"),
            "scorecard-C03-2021-Q3-en",
            "Rudong District Approval Bureau",
        ),
        (
            ("special", "--rules", "cn.licensing/decision-overdue"),
            "special-cn.licensing.decision-overdue-2021-09-en",
            "cn.licensing/decision-overdue",
        ),
    ],
)
def test_the_kinds(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], name: str, said: str
) -> None:
    code, out, err = run(*arguments, "--as-of", "2021-09-30")
    assert (code, err) == (0, "")
    path = f"desk/reports/out/{name}.pdf"
    first, second, *_ = out.splitlines()
    assert first.startswith(f"Wrote {path}: ")
    kept = kept_as(tmp_path, name)
    assert second == f"Wrote desk/reports/out/{name}.xlsx: the same numbers. Kept as {kept}."
    assert said in _text(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("daily", "--as-of", "2021-09-30"),
        ("weekly", "--as-of", "2021-09-30"),
        ("audit", "--period", "2021-Q3"),
    ],
)
def test_names_are_printed_only_when_asked_for(
    run: Run, asked: Asked, arguments: tuple[str, ...]
) -> None:
    run(*arguments)
    code, _, err = run(*arguments, "--unveiled")
    assert (code, err) == (0, "")
    assert asked.unveiled == [False, True]


def test_issued_again_after_later_records(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("circular", "--as-of", "2021-09-30", "--out", "c.pdf")
    monkeypatch.setattr(report_kinds, "material_of", _later)
    name = kept_as(tmp_path, "circular-2021-09-en")
    code, out, err = run("reissue", "c.pdf", "--out", "again.pdf")
    assert (code, err) == (0, "")
    assert out.startswith(f"{name}: the same bytes as issued, PDF ")
    for ending in ("pdf", "xlsx"):
        assert (tmp_path / f"again.{ending}").read_bytes() == (
            tmp_path / f"c.{ending}"
        ).read_bytes()
    # The records that came later do change an edition issued anew, which is kept beside it.
    run("circular", "--as-of", "2021-09-30", "--out", "new.pdf")
    assert (tmp_path / "new.pdf").read_bytes() != (tmp_path / "c.pdf").read_bytes()
    assert len(list((tmp_path / "desk/reports/kept").iterdir())) == 2


def test_what_changed_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("scorecard", "C03", "--as-of", "2021-09-30", "--out", "s.pdf")
    name = kept_as(tmp_path, "scorecard-C03-2021-09-en")
    place = tmp_path / "desk/reports/kept" / name
    frozen = Frozen(place)
    table = frozen.material.items.slice(1)
    replace(frozen.material, items=table).save_tables(place)
    code, out, err = run("reissue", name)
    assert (code, err) == (1, "")
    assert out == (
        f"{name}: not the same bytes as issued: pdf, xlsx.\n"
        "  The kept table items.parquet is not the one of then.\n"
    )


def test_an_edition_of_before_there_was_a_table(run: Run, tmp_path: Path) -> None:
    run("circular", "--as-of", "2021-09-30", "--out", "c.pdf")
    name = kept_as(tmp_path, "circular-2021-09-en")
    place = tmp_path / "desk/reports/kept" / name
    said = json.loads((place / "edition.json").read_text(encoding="utf-8"))
    del said["tables"]["peers"]
    (place / "edition.json").write_text(json.dumps(said), encoding="utf-8")
    (place / "peers.parquet").unlink()
    code, out, err = run("reissue", name, "--out", "again.pdf")
    assert (code, err) == (0, "")
    assert out.startswith(f"{name}: the same bytes as issued, PDF ")


def test_rates_to_compare_on_need_a_section_that_compares(run: Run, tmp_path: Path) -> None:
    (tmp_path / "desk/reports").mkdir(exist_ok=True)
    (tmp_path / "desk/reports/bare.yaml").write_text(
        "edition: bare\nkind: scorecard\ntitle: {zh: 简, en: Bare}\nsections: [lead, sources]\n",
        encoding="utf-8",
    )
    asked = ("scorecard", "C03", "--as-of", "2021-09-30", "--edition", "bare")
    assert run(*asked)[0] == 0
    code, _, err = run(*asked, "--programme", "general")
    assert code == 2
    assert "The edition 'bare' compares with no peers" in err


def test_a_tampered_document_fails(run: Run, tmp_path: Path) -> None:
    run("scorecard", "C03", "--as-of", "2021-09-30", "--out", "s.pdf")
    name = kept_as(tmp_path, "scorecard-C03-2021-09-en")
    assert run("verify", "s.pdf") == (0, f"s.pdf: as it was issued, kept as {name}.\n", "")
    assert run("verify", "s.xlsx")[0] == 0
    make_key(tmp_path / "keys")
    assert run("reissue", name, "--out", "s.pdf", "--sign", "keys/trail.key")[0] == 0
    holds = run("verify", "s.pdf", "--keys", "keys")
    assert holds == (
        0,
        f"s.pdf: as it was issued, kept as {name}.\ns.pdf.sig: the signature holds.\n",
        "",
    )
    content = bytearray((tmp_path / "s.pdf").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "s.pdf").write_bytes(bytes(content))
    assert run("verify", "s.pdf", "--keys", "keys") == (
        1,
        "s.pdf: no edition with these bytes is kept; it was changed, or is another's.\n"
        "s.pdf.sig: the signature does not hold: the document was changed after it was signed.\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("special", "--as-of", "2021-09-30"),
            "--rules: A special report has a theme, and none is named. "
            "Name rules or a pack, or --org.\n",
        ),
        (
            ("reissue", "weekly-2021"),
            "weekly-2021: No edition 'weekly-2021' is kept. None is known here.\n",
        ),
        (("verify", "no.pdf"), "no.pdf: There is no such file. Name a PDF or a workbook.\n"),
    ],
)
def test_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    assert run(*arguments) == (2, "", said)
    assert list(tmp_path.rglob("*.pdf")) == []
