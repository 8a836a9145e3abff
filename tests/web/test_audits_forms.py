"""The commands on audits by forms: the whole way, what is refused, and who may not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from httpx2 import Response

from oversight.audit.finding import Evidence, Finding, Said
from oversight.engagement import service
from oversight.engagement.workflow import State
from oversight.project import Project
from oversight.store.database import Store
from oversight.web.pages import audit_findings
from tests.engagement.walk import finding

from .audited import AUDIT, NO_MORE, ONE, UNTIL, WHOLE, WRITTEN, audit_at, do, the, with_auditors
from .support import Browser, app_over, copied, lay_world, words

Visit = Callable[..., Browser]


@pytest.fixture(scope="module")
def judged(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder whose rules were evaluated."""
    home = lay_world(tmp_path_factory.mktemp("judged"))
    project = Project.open(home)
    project.runs.keep(project.evaluate(date(2021, 12, 31)))
    return home


@pytest.fixture
def kept(judged: Path, tmp_path: Path) -> Iterator[Store]:
    """Its store with auditors, a copy for one test."""
    store = with_auditors(copied(judged, tmp_path))
    yield store
    store.close()


@pytest.fixture
def come(judged: Path, kept: Store) -> Visit:
    """Somebody who comes to its pages."""
    app = app_over(judged, kept)
    return lambda login: Browser(app, login)


def plan_by_form(lead: Browser) -> Response:
    asked = {"programme": "general", "period": "2021", "lead": "wang", "reviewer": "chen"}
    return lead.send("/audits", **asked, orgs="O1 O2", title="Limits")


def test_an_audit_is_planned_frozen_written_and_sent_by_forms(come: Visit, kept: Store) -> None:
    lead, writer = come("wang"), come("xu")
    assert plan_by_form(lead).url.path == AUDIT
    plan = the(kept).plan
    assert (plan.title.en, plan.orgs, plan.as_of) == ("Limits", ("O1", "O2"), date(2021, 12, 31))
    lead.send(f"{AUDIT}/freeze")
    assert the(kept).basis is not None
    assert "The figures propose no finding." in words(writer.get(f"{AUDIT}/drafts").text)

    page = writer.send(f"{AUDIT}/findings", **WRITTEN)
    assert page.url.path == ONE
    said = words(page.text)
    assert "It still lacks: cause, effect, recommendation" in said
    assert "One was <late>" in said
    page = lead.send(f"{AUDIT}/send", by=UNTIL)
    assert page.status_code == 422
    assert "It still lacks: cause, effect, recommendation, day by which" in words(page.text)
    assert f'value="{UNTIL}"' in page.text, "what was typed stays"
    form = writer.get(f"{ONE}/revise").text
    assert "One of two was decided nine working days late</textarea>" in form
    page = writer.send(f"{ONE}/revise", **NO_MORE)
    assert page.url.path == ONE
    assert [one.reference for one in the(kept).findings[0].finding.evidence] == [
        "event A3",
        "on-time O1 2021",
    ]
    lead.send(f"{AUDIT}/send", by=UNTIL)
    assert the(kept).state is State.SENT


def test_what_is_sent_is_heard_reviewed_issued_and_followed_up(come: Visit, kept: Store) -> None:
    lead, reviewer, writer, body = (come(login) for login in ("wang", "chen", "xu", "zhao"))
    plan_by_form(lead)
    lead.send(f"{AUDIT}/freeze")
    writer.send(f"{AUDIT}/findings", **WHOLE)
    lead.send(f"{AUDIT}/send", by=UNTIL)

    body.send(f"{ONE}/comment", text="Not <so>.")
    page = reviewer.send(f"{AUDIT}/review")
    assert "The comment on it is not answered." in words(page.text)
    writer.send(f"{ONE}/answer", text="It is.")
    page = reviewer.send(f"{AUDIT}/return")
    assert "'return' needs why, and none is given." in words(page.text)
    reviewer.send(f"{AUDIT}/return", why="The title says too much")
    assert "Returned by the reviewer: The title says too much" in lead.text(AUDIT)
    assert body.get(AUDIT).status_code == 404
    writer.send(f"{ONE}/revise", **{**NO_MORE, "title_en": "One was late"})
    lead.send(f"{AUDIT}/send", by=UNTIL)
    body.send(f"{ONE}/comment", text="Agreed.")
    writer.send(f"{ONE}/answer", text="Noted.")
    reviewer.send(f"{AUDIT}/review")
    lead.send(f"{AUDIT}/issue")
    page = writer.send(f"{ONE}/follow", progress="partly")
    assert "'follow' needs why, and none is given." in words(page.text)
    writer.send(f"{ONE}/follow", progress="partly", why="half of them")
    lead.send(f"{ONE}/correct", text="One, not two", why="a slip")
    found = the(kept)
    assert (found.state, found.reviewed_by) == (State.ISSUED, "chen")
    assert [(one.progress, one.why) for one in found.findings[0].steps] == [
        ("partly", "half of them")
    ]
    assert [one.what.en for one in found.corrections] == ["One, not two"]
    page = body.text(ONE)
    for said in ("Agreed.", "Noted.", "partly implemented half of them", "One, not two"):
        assert said in page
    lead.send(f"{AUDIT}/hand", reviewer="", lead="xu", why="on leave")
    assert (the(kept).plan.lead, the(kept).plan.reviewer) == ("xu", "chen")
    assert service.verify(kept) == []


def test_every_number_opens_to_rows_and_every_row_to_its_record(come: Visit, kept: Store) -> None:
    lead = come("wang")
    plan_by_form(lead)
    lead.send(f"{AUDIT}/freeze")
    more = {"kind_2": "indicator", "reference_2": "flags O1 2021"}
    lead.send(f"{AUDIT}/findings", **{**WHOLE, **more})
    page = lead.get(ONE).text
    links = re.findall(r'href="([^"]+)">(?:event A3|on-time O1 2021|flags O1 2021)<', page)
    assert links == [f"{ONE}/evidence/{place}" for place in (1, 2, 3)]
    assert lead.get(links[0]).url.path == "/records/A"
    rows = lead.get(links[1])
    assert "Counted 1 / Of 2 Left out 0" in words(rows.text)
    assert "A County One 2021-03-29 late decide" in words(rows.text)
    assert "B County One 2021-03-29 in time decide" in words(rows.text)
    late = lead.get(f"{links[1]}?standing=late").text
    assert re.findall(r'href="(/records/[^"]+)"', late) == ["/records/A"]
    flags = lead.text(links[2])
    assert "A County One 2021-03-29 flagged Late" in flags
    assert "of the rest it keeps how many" in flags
    assert lead.get("/records/A").status_code == 200

    lead.send(f"{AUDIT}/send", by=UNTIL)
    body, far, other = come("zhao"), come("wu"), come("sun")
    assert [each.get(links[1]).status_code for each in (body, far, other)] == [200, 404, 404]
    for place in ("0", "4", "x"):
        assert lead.get(f"{ONE}/evidence/{place}").status_code == 404, place


def test_rows_of_what_is_no_longer_frozen_are_refused(come: Visit, kept: Store) -> None:
    # This audit rests on a basis that is not that of any run.
    audit = audit_at(kept, State.FROZEN)
    evidence = Evidence(kind="indicator", reference="on-time O1 2021", shows=Said())
    do(kept, audit, "find", finding(org="O1", evidence=(evidence,)))
    page = come("wang").get(f"/audits/{audit}/findings/1/evidence/1")
    assert page.status_code == 422
    assert "The rules have not been evaluated as of 2022-01-04 yet." in words(page.text)
    event = Evidence(kind="record", reference="event A3", shows=Said())
    do(kept, audit, "find", finding(org="O1", evidence=(event,)))
    assert "event A3" in come("wang").text(f"/audits/{audit}/findings/2")


def test_what_a_finding_names_must_be_there(come: Visit, kept: Store) -> None:
    lead = come("wang")
    plan_by_form(lead)
    lead.send(f"{AUDIT}/freeze")
    far = {**WRITTEN, "org": "O8", "reference_0": "event A9", "reference_1": "on-tim O1"}
    for language, sentences in (
        ("en", ("no organisation 'O8'", "have no event 'A9'.", "no indicator 'on-tim'. Did you")),
        ("zh", ("没有单位“O8”", "定版的记录中没有event“A9”", "没有指标“on-tim”")),
    ):
        lead.send("/me/preferences", language=language, theme="auto")
        said = words(lead.send(f"{AUDIT}/findings", **far).text)
        for sentence in sentences:
            assert sentence in said
    assert the(kept).written == ()


def test_evidence_of_a_document_keeps_its_hash_and_is_left_out_only_with_a_reason(
    come: Visit, kept: Store
) -> None:
    lead, writer = come("wang"), come("xu")
    plan_by_form(lead)
    lead.send(f"{AUDIT}/freeze")
    writer.send(f"{AUDIT}/findings", **WRITTEN)
    token = re.search(r'name="csrf" value="([^"]+)"', writer.get("/me").text)
    assert token is not None
    page = writer.client.post(
        f"{ONE}/evidence",
        data={"csrf": token[1], "kind": "document", "shows": "they knew"},
        files={"file": ("minutes.pdf", b"%PDF", "application/pdf")},
    )
    digest = sha256(b"%PDF").hexdigest()
    assert digest in page.text
    found = the(kept).findings[0].finding.evidence
    assert [(one.reference, one.sha256) for one in found] == [
        ("event A3", ""),
        ("on-time O1 2021", ""),
        ("minutes.pdf", digest),
    ]
    text = writer.get(f"{ONE}/finding.yaml").text
    assert "reference: minutes.pdf" in text
    given = {**NO_MORE, "drop_2": "1"}
    page = writer.send(f"{ONE}/revise", **given)
    assert "leaves out evidence that it has: minutes.pdf" in words(page.text)
    writer.send(f"{ONE}/withdraw", why="it was <not> so")
    assert the(kept).written[0].withdrawn == "it was <not> so"
    assert "it was <not> so" in writer.text(ONE)


def test_what_the_figures_propose_is_completed_and_written_in(
    come: Visit, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = come("wang")
    plan_by_form(lead)
    lead.send(f"{AUDIT}/freeze")
    rate = Evidence(kind="indicator", reference="on-time O1 2021", shows=Said(zh="率", en="<rate>"))
    draft = Finding(
        title=Said(zh="甲县劣于共同水平", en="County One is worse <than> the common rate"),
        org="O1",
        criteria=Said(en="article 42"),
        condition=Said(en="1 of 2"),
        effect=Said(en="about 1 case"),
        evidence=(rate,),
    )
    monkeypatch.setattr(audit_findings, "proposed", lambda project, audit: [draft])
    page = lead.get(f"{AUDIT}/drafts").text
    assert "County One is worse <than> the common rate County One · article 42 1 of 2" in words(
        page
    )
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    texts = dict(re.findall(r'name="(\w+)" rows="3">([^<]*)</textarea>', page))
    filled = {name: unescape(text) for name, text in {**fields, **texts}.items()}
    filled |= {"org": "O1", "kind_0": "indicator", "cause_en": "Nobody stood in"}
    del filled["sufficient"], filled["appropriate"]
    assert "seen" not in filled
    assert lead.send(f"{AUDIT}/findings", **filled).url.path == ONE
    written = the(kept).findings[0].finding
    assert written == draft.model_copy(update={"cause": Said(en="Nobody stood in")})
