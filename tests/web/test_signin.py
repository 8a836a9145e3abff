"""Signing in and out, and what a page keeps from those who are not signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from httpx2 import Response

from oversight.store.database import Store

from .support import LATE, PASSWORD, Browser, words

Visit = Callable[..., Browser]
PAGES = ("/queue", "/desk", "/verify", "/rules", "/notices", "/me", "/people", f"/items/{LATE}")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_asks_who_it_is_and_goes_on_to_where_one_wanted_to_be(
    visit: Visit, address: str
) -> None:
    browser = visit()
    answer = browser.client.get(address, follow_redirects=False)
    assert answer.status_code == 303
    wanted = address.replace("/", "%2F")
    assert answer.headers["location"] == f"/sign-in?then={wanted}"
    page = browser.get(address).text
    assert f'name="then" value="{address}"' in page
    assert words(page).startswith("Skip to the content Oversight small 中文 Oversight ")


def test_the_session_is_a_cookie_that_scripts_and_other_sites_do_not_get(visit: Visit) -> None:
    client = visit().client
    form = {"login": "liwei", "password": PASSWORD, "then": "/rules"}
    answer = client.post("/sign-in", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/rules")
    _, *attributes = answer.headers["set-cookie"].split("; ")
    assert attributes == ["HttpOnly", "Path=/", "SameSite=strict"]
    client.base_url = "https://testserver"
    secure = client.post("/sign-in", data=form, follow_redirects=False)
    assert secure.headers["set-cookie"].endswith("; Secure")


@pytest.mark.parametrize("then", ["https://elsewhere.example/", "//elsewhere.example", "", "queue"])
def test_signing_in_never_leads_to_another_site(visit: Visit, then: str) -> None:
    form = {"login": "liwei", "password": PASSWORD, "then": then}
    answer = visit().client.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/queue"


def test_a_wrong_password_is_said_in_the_language_of_the_page(visit: Visit) -> None:
    browser = visit()
    form = {"login": "liwei", "password": "another river", "language": "zh"}
    answer = browser.client.post("/sign-in", data=form)
    assert answer.status_code == 401
    assert "登录名或密码不对。请重新输入，或联系管理员。" in words(answer.text)
    assert 'value="liwei"' in answer.text
    assert "another river" not in answer.text


def test_guessing_costs_waiting(visit: Visit) -> None:
    client = visit().client
    form = {"login": "nobody", "password": "a guess", "language": "en"}
    answers = [client.post("/sign-in", data=form) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[-1].headers["retry-after"] == "1"
    assert "Signing in has failed too often" in words(answers[-1].text)


def test_signing_out_ends_the_session_in_the_store_too(visit: Visit) -> None:
    browser = visit("liwei")
    cookies = dict(browser.client.cookies)
    assert browser.get("/queue").url.path == "/queue"
    assert browser.send("/sign-out").url.path == "/sign-in"
    browser.client.cookies.update(cookies)
    assert browser.get("/queue").url.path == "/sign-in"


def _headers(answer: Response) -> dict[str, str]:
    names = ("content-security-policy", "x-content-type-options", "referrer-policy")
    return {name: answer.headers[name] for name in (*names, "cache-control")}


def test_every_answer_keeps_itself_to_itself(visit: Visit) -> None:
    browser = visit("liwei")
    for address in ("/queue", "/nothing", "/sign-in", f"/items/{LATE}"):
        said = _headers(browser.get(address))
        policy = said.pop("content-security-policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert said == {
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cache-control": "no-store",
        }


FORMS = (
    "/queue/act",
    "/queue/next",
    "/queue/views",
    f"/items/{LATE}/assign",
    f"/items/{LATE}/take",
    f"/items/{LATE}/release",
    f"/items/{LATE}/look",
    f"/items/{LATE}/evidence",
    "/ownership/preview",
    "/ownership/set",
    "/ownership/end",
    "/orders/issue",
    "/emergencies/preview",
    "/emergencies/declare",
    "/emergencies/end",
    "/samples/draw",
    "/samples/S2022-01/look",
    "/samples/S2022-01/check",
    "/notices/seen",
    "/me/preferences",
    "/me/password",
    "/me/tokens",
    "/me/tokens/revoke",
    "/people/add",
    "/people/liwei/disable",
    "/sign-out",
)


@pytest.mark.parametrize("address", FORMS)
def test_a_form_without_the_session_s_token_does_nothing(
    visit: Visit, web_store: Store, address: str
) -> None:
    browser = visit("admin")
    with web_store.engine.connect() as watching:
        before = watching.exec_driver_sql("PRAGMA data_version").scalar()
        for token in ("", "guessed", "会话"):
            answer = browser.send(address, csrf=token, item=LATE, do="confirm", name="mine")
            assert answer.status_code == 403
            assert "This form is no longer good; nothing was done." in words(answer.text)
        assert watching.exec_driver_sql("PRAGMA data_version").scalar() == before


def test_a_form_from_another_site_is_turned_away(visit: Visit) -> None:
    browser = visit("liwei")
    answer = browser.client.post("/queue/next", headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.text) == (403, "forbidden")


def test_a_form_of_a_session_that_is_over_asks_to_sign_in(visit: Visit) -> None:
    answer = visit().send("/queue/next", csrf="x")
    assert answer.url.path == "/sign-in"
