"""The other pages: desks, rules, notices, one's own account, accounts, and what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from oversight.accounts.people import get_account
from oversight.accounts.tokens import read_tokens
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.service import get_item

from .support import FAR, LATE, OTHER, PASSWORD, Browser, words

Visit = Callable[..., Browser]
ALL = Actor.local("whoever looks")


def submitted(visit: Visit) -> None:
    """The item of the county, as far as a verifier needs it."""
    visit("liwei").send(f"/items/{LATE}/assign")
    handler = visit("zhao")
    handler.send(f"/items/{LATE}/sign", org="O1")
    handler.send(f"/items/{LATE}/submit", did="Decided and <told>.")


def test_the_handler_s_desk_shows_what_waits_and_why_it_came_back(visit: Visit) -> None:
    handler = visit("zhao")
    assert "Nothing waits for you now." in handler.text("/desk")
    submitted(visit)
    assert "Being verified" in handler.text("/desk")
    visit("sun").send(f"/items/{LATE}/return", why="No evidence of service.")
    desk = handler.text("/desk")
    assert "Returned: No evidence of service." in desk
    assert "Due by 2021-03-29; 10 days late" in desk
    assert LATE not in visit("qian").get("/desk").text


def test_the_verifier_s_desk_sets_then_beside_now(visit: Visit, web_store: Store) -> None:
    submitted(visit)
    desk = visit("sun").get("/verify").text
    said = words(desk)
    assert "Decided and &lt;told&gt;." in desk
    for part in ("As it was found", "The latest evaluation", "It is still found"):
        assert part in said
    visit("sun").send(f"/items/{LATE}/return", why="Not yet.")
    assert get_item(web_store, LATE, actor=ALL).state.value == "returned"
    assert "Decided and" not in visit("sun").text("/verify")


def test_the_rules_are_listed_with_their_figures_and_told_one_by_one(visit: Visit) -> None:
    browser = visit("liwei")
    assert "Late" in browser.text("/rules")
    visit("liwei").send(f"/items/{OTHER}/dismiss", disposition="rule_wrong", why="It is.")
    rule = browser.text("/rules/t.small/late")
    for part in ("行政许可法", "flags(C, Due, Late)", "t.small/late"):
        assert part in rule, part
    assert browser.get("/rules/t.small/none").status_code == 404
    assert "There is no such page" in words(browser.get("/rules/none/late").text)


def test_figures_count_only_what_one_may_see(visit: Visit) -> None:
    inspector, auditor = visit("liwei"), visit("qian")
    rows = [
        words(row)
        for browser in (inspector, auditor)
        for row in re.findall(r"(?s)<tr>.*?</tr>", browser.get("/rules").text)
        if "t.small/late" in row
    ]
    assert len(rows) == 2
    assert [re.findall(r"\b\d+\b", row)[:2] for row in rows] == [["3", "3"], ["1", "1"]]


def test_notices_are_marked_as_seen(visit: Visit) -> None:
    visit("liwei").send(f"/items/{LATE}/assign", note="Please.")
    handler = visit("zhao")
    page = handler.get("/notices").text
    assert f"/items/{LATE}" in page
    upto = re.search(r'name="upto" value="(\d+)"', page)
    assert upto is not None
    after = handler.send("/notices/seen", upto=upto[1])
    assert 'name="upto"' not in after.text or "new" not in words(after.text)
    assert "You were told of nothing yet." in visit("qian").text("/notices")


def test_language_and_theme_are_one_s_own(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.send("/me/preferences", language="zh", theme="dark", back="/rules")
    assert page.url.path == "/rules"
    assert '<html lang="zh-Hans" data-theme="dark">' in page.text
    account = get_account(web_store, "liwei")
    assert (account.language, account.theme) == ("zh", "dark")
    assert '<html lang="en"' in visit("county").get("/rules").text
    wrong = browser.send("/me/preferences", language="fr", theme="pink")
    assert wrong.status_code == 422


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", ""])
def test_a_choice_never_leads_to_another_site(visit: Visit, back: str) -> None:
    page = visit("liwei").send("/me/preferences", language="en", theme="auto", back=back)
    assert (page.url.host, page.url.path) == ("testserver", "/me")


def test_a_new_password_ends_the_session_and_opens_the_next(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    wrong = browser.send("/me/password", old="no", new="short")
    assert wrong.status_code == 422
    assert "short" not in re.sub(r"(?s)<style.*?</style>", "", wrong.text).split("<main", 1)[1]
    new = "another long and quiet river"
    assert browser.send("/me/password", old=PASSWORD, new=new).url.path == "/sign-in"
    assert browser.get("/queue").url.path == "/sign-in"
    again = browser.client.post("/sign-in", data={"login": "liwei", "password": new})
    assert again.url.path == "/queue"


def test_a_token_is_shown_once(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.send("/me/tokens", name="nightly <job>")
    token = re.search(r"ovs_[\w-]+", page.text)
    assert token is not None
    assert "nightly &lt;job&gt;" in page.text
    assert "ovs_" not in browser.get("/me").text
    (kept,) = read_tokens(web_store, "liwei")
    browser.send("/me/tokens/revoke", id=kept.id)
    assert [each.revoked for each in read_tokens(web_store, "liwei")] == [True]
    assert browser.send("/me/tokens", name=" ").status_code == 422


@pytest.mark.parametrize("login", ["liwei", "zhao", "sun", "qian"])
def test_accounts_are_for_administrators_only(visit: Visit, login: str) -> None:
    browser = visit(login)
    for answer in (
        browser.get("/people"),
        browser.send("/people/add", login="x1", name="X", password=PASSWORD, roles="inspector"),
        browser.send(f"/people/{login}/grant", role="administrator"),
        browser.send("/people/admin/disable"),
    ):
        assert answer.status_code == 403
        assert "You may not do this." in words(answer.text)
        assert "Zhou Yi" not in answer.text


def test_an_administrator_makes_accounts_and_gives_roles(visit: Visit, web_store: Store) -> None:
    browser = visit("admin")
    assert "Li Wei" in browser.text("/people")
    wrong = browser.send("/people/add", login="NEW", name="", password="x", roles="boss@O1")
    assert wrong.status_code == 422
    said = words(wrong.text)
    for part in ("cannot be a sign-in name", "has no name", "fewer than", "There is no role"):
        assert part in said, part
    browser.send(
        "/people/add", login="new", name="New <One>", password=PASSWORD, roles="handler@O2"
    )
    assert get_account(web_store, "new").grants == (Grant("handler", "O2"),)
    assert "New &lt;One&gt;" in browser.get("/people").text
    browser.send("/people/new/grant", role="verifier@O9")
    browser.send("/people/new/revoke", role="handler@O2")
    assert get_account(web_store, "new").grants == (Grant("verifier", "O9"),)
    newcomer = visit("new")
    assert FAR in newcomer.get("/queue?state=open").text
    browser.send("/people/new/disable")
    assert newcomer.get("/queue").url.path == "/sign-in"
    assert browser.send("/people/nobody/disable").status_code == 422
    assert browser.send("/people/new/explode").status_code == 404


def test_what_is_not_there_is_a_page_too(visit: Visit) -> None:
    browser = visit("liwei")
    page = browser.get("/nothing")
    assert page.status_code == 404
    assert "There is no such page, or you may not see it." in words(page.text)
    assert browser.client.post("/queue").status_code == 405
    assert visit().get("/nothing").status_code == 404


def test_the_start_leads_to_the_queue(visit: Visit) -> None:
    assert visit("liwei").get("/").url.path == "/queue"
    for file, kind in (("site.css", "text/css"), ("keys.js", "javascript")):
        answer = visit().get(f"/static/{file}")
        assert (answer.status_code, kind in answer.headers["content-type"]) == (200, True)
    assert visit().get("/static/../app.py").status_code == 404
