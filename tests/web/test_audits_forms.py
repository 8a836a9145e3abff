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
from oversight.engagement.model import Audit
from oversight.engagement.workflow import State
from oversight.project import Project
from oversight.store.database import Store
from oversight.web.pages import audit_findings
from tests.engagement.walk import finding

from .audited import UNTIL, audit_at, do, with_auditors
from .support import Browser, app_over, copied, lay_world, words

Visit = Callable[..., Browser]
AUDIT = "/audits/2022-001"
ONE = f"{AUDIT}/findings/1"


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


@pytest.fixture
def sent(web_store: Store) -> Store:
    """The world's store with an audit sent for comment."""
    audit_at(with_auditors(web_store), State.SENT)
    return web_store


WRITTEN = {
    "org": "O1",
    "title_zh": "一件逾期",
    "title_en": "One was <late>",
    "criteria_en": "行政许可法, article 42",
    "condition_en": "One of two was decided nine working days late",
    "kind_0": "record",
    "reference_0": "event A3",
    "shows_en_0": "the decision",
    "kind_1": "indicator",
    "reference_1": "on-time O1 2021",
    "shows_en_1": "the rate",
}
WHOLE = {
    **WRITTEN,
    "cause_en": "Nobody stood in",
    "effect_en": "The applicant waited",
    "recommendation_en": "Name who stands in",
    "due": "2022-03-31",
    "sufficient": "1",
    "appropriate": "1",
}

NO_MORE = {
    name: text
    for name, text in WHOLE.items()
    if not name.startswith(("kind", "reference", "shows"))
}
"""The same without further evidence: what the finding has stays."""


def plan_by_form(lead: Browser) -> Response:
    asked = {"programme": "general", "period": "2021", "lead": "wang", "reviewer": "chen"}
    return lead.send("/audits", **asked, orgs="O1 O2", title="Limits")


def the(store: Store, audit: str = "2022-001") -> Audit:
    return service.get_audit(store, audit)


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


REFUSALS = (
    # who, the command, what is given, and the sentences: English, Chinese
    (
        "xu",
        "send",
        {"by": UNTIL},
        "'send' is for the auditor in charge (wang) to give, and xu is not one.",
        "“征求意见”由主审办理，xu不是。",
    ),
    ("wang", "send", {}, "No last day for comments is given.", "没有反馈期限。"),
    ("wang", "send", {"by": "soon"}, "'soon' is no day.", "“soon”不是日期。"),
    ("chen", "review", {}, "and 'review' cannot be given then.", "不能“复核通过”。"),
    ("chen", "return", {"why": "x"}, "It is executed, and 'return'", "该审计在写发现"),
    ("wang", "hand", {"why": "x"}, "wang is in charge of it and chen reviews", "主审已是wang"),
    ("wang", "hand", {"reviewer": "xu", "why": "x"}, "xu wrote in it", "xu曾参与撰写"),
    ("wang", "issue", {}, "It is executed, and 'issue' cannot be given", "不能“出具”"),
    ("wang", "send", {"by": UNTIL, "seen": "1"}, "It has moved on since", "该审计又有变动"),
)


@pytest.mark.parametrize(("login", "command", "given", "en", "zh"), REFUSALS)
def test_refusals_are_the_engines_sentences_in_both_languages(
    visit: Visit,
    web_store: Store,
    login: str,
    command: str,
    given: dict[str, str],
    en: str,
    zh: str,
) -> None:
    audit_at(with_auditors(web_store), State.EXECUTED)
    browser, before = visit(login), the(web_store)
    for language, said in (("en", en), ("zh", zh)):
        browser.send("/me/preferences", language=language, theme="auto")
        page = browser.send(f"{AUDIT}/{command}", **given)
        assert page.status_code == 422
        assert said in words(page.text)
    assert the(web_store) == before


def test_a_finding_that_lacks_its_beginning_is_told_of_all_of_it(
    visit: Visit, web_store: Store
) -> None:
    audit_at(with_auditors(web_store), State.FROZEN)
    writer = visit("xu")
    wrong = {"title_en": "Kept <b>", "due": "never", "shows_en_0": "what", "kind_0": "rumour"}
    page = writer.send(f"{AUDIT}/findings", **wrong)
    assert page.status_code == 422
    said = words(page.text)
    for sentence in (
        "The finding has no criteria.",
        "The finding has no condition.",
        "The finding names no organisation.",
        "'never' is no day.",
        "Evidence is no 'rumour'.",
        "Nothing says where it is found.",
    ):
        assert sentence in said
    assert 'value="Kept &lt;b&gt;"' in page.text
    assert the(web_store).written == ()


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


@pytest.mark.parametrize("login", ["zhao", "wu", "county", "liwei", "sun", "admin", "qian"])
def test_whoever_is_no_auditor_of_it_changes_nothing_but_their_comment(
    visit: Visit, sent: Store, login: str
) -> None:
    browser, before = visit(login), the(sent)
    for command in ("hand", "freeze", "send", "review", "return", "issue", "plan", "find", "none"):
        assert browser.send(f"{AUDIT}/{command}", why="x", by=UNTIL).status_code in (404, 422)
    for command in ("revise", "withdraw", "evidence", "silent", "answer", "correct", "follow"):
        given = {"why": "x", "text": "x", "kind": "document", "reference": "x"}
        answer = browser.send(f"{ONE}/{command}", **given)
        assert answer.status_code in (403, 404, 422), command
    assert browser.send(f"{AUDIT}/findings", **WHOLE).status_code in (403, 404)
    for place in (f"{AUDIT}/drafts", f"{AUDIT}/findings/new", f"{ONE}/revise"):
        assert browser.get(place).status_code in (403, 404), place
    assert the(sent) == before
    browser.send(f"{ONE}/comment", text="Ours.")
    said = the(sent).findings[0].comment
    assert (said is not None) == (login in ("zhao", "county", "liwei"))


def test_a_form_from_elsewhere_is_refused(visit: Visit, sent: Store) -> None:
    before, lead = the(sent), visit("wang")
    for address in (f"{AUDIT}/hand", f"{ONE}/answer", f"{AUDIT}/findings", "/audits"):
        assert lead.send(address, csrf="wrong", lead="xu", why="x").status_code == 403
    assert the(sent) == before
    away = visit().client.post(f"{AUDIT}/hand", data={"why": "x"})
    assert away.url.path == "/sign-in"


def test_what_is_wrong_with_a_plan_is_told_and_what_was_typed_stays(
    visit: Visit, web_store: Store
) -> None:
    with_auditors(web_store)
    browser = visit("wang")
    plan = {"programme": "general", "period": "2021", "lead": "wang", "reviewer": "wang"}
    told = (
        ({"period": "2021-Q5"}, "has the quarters 1 to 4.", "一年没有第5季度。"),
        ({"period": "soon"}, "'soon' is not a period.", "“soon”不是期间。"),
        ({"programme": "genral"}, "There is no programme 'genral'.", "没有审计方案“genral”。"),
        ({"orgs": "O1 O8"}, "There is no organisation 'O8'", "没有单位“O8”。"),
        ({"as_of": "x"}, "'x' is no day.", "“x”不是日期。"),
        ({}, "wang would review an audit of their own.", "wang不能复核自己主审的审计。"),
    )
    for language in ("en", "zh"):
        browser.send("/me/preferences", language=language, theme="auto")
        for given, en, zh in told:
            page = browser.send("/audits", **{**plan, "title": "A <b>", **given})
            assert page.status_code == 422
            assert (en if language == "en" else zh) in words(page.text)
            assert 'value="A &lt;b&gt;"' in page.text
    assert service.audits(web_store) == []


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


def test_only_what_stands_by_what_was_read_is_refused_when_others_were_quicker(
    visit: Visit, web_store: Store
) -> None:
    audit_at(with_auditors(web_store), State.EXECUTED)
    lead, body = visit("wang"), visit("zhao")
    assert 'name="seen" value="4"' in lead.get(f"{ONE}/revise").text
    late = lead.send(f"{AUDIT}/send", by=UNTIL, seen="3")
    assert "It has moved on since you read it." in words(late.text)
    assert 'name="seen" value="4"' in late.text, "told so, one may give it anew"
    lead.send(f"{AUDIT}/send", by=UNTIL, seen="4")
    form = re.search(rf'action="{ONE}/comment"(?s:.*?)</form>', body.get(ONE).text)
    assert form is not None
    assert 'name="seen"' not in form[0]
