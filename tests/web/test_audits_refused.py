"""What is refused of the forms of audits: in the engine's sentences, in both languages, to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from oversight.engagement import service
from oversight.engagement.workflow import State
from oversight.store.database import Store

from .audited import AUDIT, ONE, UNTIL, WHOLE, audit_at, the, with_auditors
from .support import Browser, words

Visit = Callable[..., Browser]


@pytest.fixture
def sent(web_store: Store) -> Store:
    """The world's store with an audit sent for comment."""
    audit_at(with_auditors(web_store), State.SENT)
    return web_store


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
