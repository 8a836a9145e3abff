"""The registers as pages: ownership, orders, emergencies, samples, and the evidence of an item."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from oversight.accounts.looks import read_looks
from oversight.evidence.pack import check_bundle
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.emergencies import list_emergencies
from oversight.supervision.orders import list_orders
from oversight.supervision.ownership import list_owners
from oversight.supervision.sampling import Plan, draw_sample, list_cases, list_samples
from oversight.supervision.service import get_item

from .support import FAR, LATE, NOW, OTHER, RULE, Browser, words

Visit = Callable[..., Browser]
ALL = Actor.local("whoever looks")
REGISTERS = ("/orders", "/ownership", "/emergencies", "/samples")
FILE = b"ownership:\n  - {org: O2, rule: t.small, territory: O1, from: 2022-01-04}\n"


def org_of(store: Store, item: str = LATE) -> str | None:
    return get_item(store, item, actor=ALL).org


def hidden(html: str, name: str) -> str:
    """The value that a page's form carries along."""
    found = re.search(rf'(?s)<textarea name="{name}" hidden>(.*?)</textarea>', html)
    assert found is not None
    return found[1].replace("&#34;", '"').replace("&amp;", "&")


@pytest.mark.parametrize("login", ["liwei", "zhao", "qian", "admin"])
def test_everybody_reads_the_registers_and_inspectors_change_them(visit: Visit, login: str) -> None:
    browser = visit(login)
    for address in REGISTERS:
        page = browser.get(address)
        assert page.status_code == 200
        forms = re.findall(r'method="post" action="(/(?!me|sign)[^"]+)"', page.text)
        may = login == "liwei" or (login == "qian" and address == "/samples")
        assert bool(forms) == (may and address != "/orders"), (address, forms)
    for language, said in (("zh", "台账"), ("en", "Registers")):
        page = browser.send("/me/preferences", language=language, theme="auto", back="/orders")
        assert said in words(page.text)


def test_an_ownership_rule_is_previewed_set_and_ended(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    assert "There is none" in browser.text("/ownership")
    given = {"org": "O9", "rule": RULE, "territory": "O1", "from": "2022-01-04"}
    seen = browser.send("/ownership/preview", **given)
    said = words(seen.text)
    assert "Items that will move: 2. For a person to decide: 0." in said
    assert "Due by 2021-03-29; 10 days late Late · A raised County One County <Nine>" in said
    assert (list_owners(web_store, actor=ALL), org_of(web_store)) == ([], "O1")
    done = browser.send("/ownership/set", text=hidden(seen.text, "text"))
    assert "Items that have moved: 2." in words(done.text)
    (owner,) = list_owners(web_store, actor=ALL)
    assert (owner.org, owner.rule, owner.territory, owner.set_by) == ("O9", RULE, "O1", "liwei")
    assert (org_of(web_store), org_of(web_store, OTHER)) == ("O9", "O9")
    again = browser.send("/ownership/preview", **given)
    assert again.status_code == 422
    assert "is set already: organisation 'O9'" in words(again.text)
    ending = browser.send("/ownership/end", number=owner.id)
    assert "Items that will move: 2." in words(ending.text)
    assert list_owners(web_store, actor=ALL, day=date(2022, 1, 4)) == [owner]
    browser.send("/ownership/end", number=owner.id, sure="1")
    assert (org_of(web_store), org_of(web_store, OTHER)) == ("O1", "O2")
    assert "There is none" in browser.text("/ownership")
    assert "over" in browser.text("/ownership?past=1")


def test_a_file_of_ownership_is_previewed_with_every_fault_in_its_place(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    token = re.search(r'name="csrf" value="([^"]+)"', browser.get("/me").text)
    assert token is not None

    def sent(content: bytes) -> str:
        page = browser.client.post(
            "/ownership/preview",
            data={"csrf": token[1]},
            files={"file": ("owners.yaml", content, "text/yaml")},
        )
        return page.text

    seen = sent(FILE)
    assert "Items that will move: 1." in words(seen)
    browser.send("/ownership/set", text=hidden(seen, "text"))
    assert org_of(web_store) == "O2"
    wrong = words(sent(b"ownership:\n  - {org: O2, rule: t.smal, from: 2022-01-04}\n"))
    assert "ownership:2:5: There is no rule or pack 't.smal'. Did you mean 't.small'?" in wrong
    assert "This is not YAML" in words(sent(b"{"))
    assert "not UTF-8" in words(sent(b"\xff"))
    browser.send("/me/preferences", language="zh", theme="auto")
    wrong = words(sent(b"ownership:\n  - {org: O8, rule: t.smal, from: 2022-01-04, to: x}\n"))
    assert "ownership:2:47: 此处没有“to”这一项。" in wrong
    wrong = words(sent(b"ownership:\n  - {org: O2, rule: t.smal, from: 2022-01-04}\n"))
    assert "ownership:2:5: 没有规则或规则包“t.smal”。是否指“t.small”？" in wrong
    wrong = words(sent(b"ownership:\n  - {org: O8, from: 2022-01-04}\n"))
    assert "ownership:2:5: 没有单位“O8”。是否指“O”？" in wrong
    assert len(list_owners(web_store, actor=ALL)) == 1


@pytest.mark.parametrize("login", ["zhao", "qian", "admin"])
def test_whoever_is_no_inspector_there_changes_nothing(
    visit: Visit, web_store: Store, login: str
) -> None:
    browser = visit(login)
    text = json.dumps({"ownership": [{"org": "O9", "from": "2022-01-04"}]})
    answers = [
        browser.send("/ownership/set", text=text),
        browser.send("/orders/issue"),
        browser.send("/emergencies/declare", title="Flood", why="It rises."),
        *([browser.send("/samples/draw")] if login != "qian" else []),
    ]
    for answer in answers:
        assert answer.status_code in (403, 422)
    assert list_owners(web_store, actor=ALL) == []
    assert list_orders(web_store, actor=ALL) == []
    assert list_emergencies(web_store, actor=ALL) == []
    assert list_samples(web_store, actor=ALL) == []


def test_what_a_filter_holds_is_issued_after_a_preview(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    assert "/orders/issue?org=O1" in browser.get("/queue?org=O1").text
    seen = browser.text("/orders/issue?org=O1")
    assert "Orders: 2, with 2 items in all." in seen
    assert list_orders(web_store, actor=ALL) == []
    page = browser.send("/orders/issue", query="org=O1", note="By <Friday>.")
    assert page.url.path == "/orders"
    assert "2022-0002 Town Two Late By <Friday>. 1 2022-01-04 liwei" in words(page.text)
    order = browser.text("/orders/2022-0001")
    assert "1 when issued; 1 are still of it, 1 of them open" in order
    assert "Due by 2021-03-29; 10 days late" in order
    assert "Nothing of this filter can be issued" in browser.text("/orders/issue?org=O1")
    county, far = visit("county"), visit("qian")
    assert "2022-0001" in county.text("/orders")
    assert "2022-0001" not in far.text("/orders")
    none = far.get("/orders/2022-0009")
    assert far.get("/orders/2022-0001").status_code == none.status_code == 404
    assert "2022-0001" not in county.text("/orders?org=O2")


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ("督办单 2022-0001", "致：甲县", "督办件", "已交办", "签收人")),
        ("en", ("Supervision order 2022-0001", "To: County One", "assigned", "Received by")),
    ],
)
def test_an_order_is_a_sheet_to_print_in_either_language(
    visit: Visit, language: str, parts: tuple[str, ...]
) -> None:
    browser = visit("liwei")
    browser.send("/orders/issue", query="org=O1")
    page = browser.get(f"/orders/2022-0001/print?language={language}")
    said = words(page.text)
    for part in parts:
        assert part in said, part
    assert 'class="top"' in browser.get("/orders").text
    assert 'class="top"' not in page.text


def test_an_emergency_is_previewed_declared_shown_at_its_items_and_ended(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    browser.send(f"/items/{LATE}/assign")
    visit("zhao").send(f"/items/{LATE}/sign", org="O1")
    before = get_item(web_store, LATE, actor=ALL).due
    given = {"title": "Flood <A>", "why": "It rises.", "pace": "1", "place": "O1"}
    wrong = browser.send("/emergencies/preview", **{**given, "pace": "x", "rule": "t.none"})
    assert wrong.status_code == 422
    assert "'x' is no whole number from 0 to 1,000." in words(wrong.text)
    assert "There is no rule or pack 't.none'." in words(wrong.text)
    assert 'value="Flood &lt;A&gt;"' in wrong.text
    seen = words(browser.send("/emergencies/preview", **given).text)
    assert "Items it covers: 2." in seen
    assert f"{before} 2022-01-05" in seen
    assert list_emergencies(web_store, actor=ALL) == []
    later = browser.send("/emergencies/preview", **{**given, "from": "2022-02-01"})
    assert "It begins on 2022-02-01; clocks are shortened then." in words(later.text)
    page = browser.send("/emergencies/declare", **given)
    assert "Flood <A> E2022-01 on At most 1 working days a stage." in words(page.text)
    item = browser.text(f"/items/{LATE}")
    assert "Its clock is shortened by E2022-01 Flood <A> : At most 1 working days" in item
    assert f"It was due {before}." in item
    assert "emergency E2022-01" in browser.text("/queue?state=open&org=O1")
    # Who stands under it is told of it; who stands elsewhere is not, and ends nothing.
    assert "Flood" in visit("zhao").text("/emergencies")
    assert "Flood" not in visit("qian").text("/emergencies?past=1")
    assert visit("qian").send("/emergencies/end", number="E2022-01").status_code == 422
    browser.send("/emergencies/end", number="E2022-01", why="It falls.")
    assert get_item(web_store, LATE, actor=ALL).due == before
    assert "Flood" not in browser.text("/emergencies")
    assert "over" in browser.text("/emergencies?past=1")


def test_a_sample_is_drawn_and_checked_case_by_case(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    wrong = browser.send("/samples/draw", size="many", as_of="2021-12-31")
    assert "'many' is no whole number" in words(wrong.text)
    late = words(browser.send("/samples/draw", as_of="2031-01-01", rules="t.none").text)
    assert "2031-01-01 is not between 1990-01-01 and today." in late
    assert "There is no rule or pack 't.none'." in late
    page = browser.send("/samples/draw", as_of="2021-12-31", rules=RULE)
    assert page.url.path == "/samples/S2022-01"
    assert "1 of 1 in 1 strata; seed 1; as of 2021-12-31" in words(page.text)
    (case,) = list_cases(web_store, actor=ALL)
    address = f"/samples/S2022-01/case?rule={RULE}&subject={case.subject}"
    said = browser.text(address)
    for part in ("Records", "What tells of a person is hidden.", "Nothing was missed", "accepted"):
        assert part in said, part
    about = {"rule": RULE, "subject": case.subject}
    untold = browser.send("/samples/S2022-01/check", verdict="missed", why=" ", **about)
    assert untold.status_code == 422
    assert "No why is given." in words(untold.text)
    done = browser.send("/samples/S2022-01/check", verdict="missed", why="Never told.", **about)
    assert done.url.path == "/samples/S2022-01"
    assert "1 of 1 checked, 1 of them missed" in words(done.text)
    again = browser.send("/samples/S2022-01/check", verdict="clean", **about)
    assert "has checked it already" in words(again.text)
    figures = browser.text("/samples")
    assert "Late 0 – 1 100.0% 2.5%–100.0%" in figures
    # Nobody elsewhere sees the case, the sample or what it tells.
    far = visit("qian")
    assert "S2022-01" not in far.text("/samples")
    for hidden_from in ("/samples/S2022-01", address, "/samples/S2022-09"):
        assert far.get(hidden_from).status_code == 404
    assert far.send("/samples/S2022-01/check", verdict="clean", **about).status_code == 404


def test_a_look_at_a_case_of_a_sample_needs_a_purpose_and_is_written_down(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    browser.send("/samples/draw", as_of="2021-12-31", rules=RULE)
    (case,) = list_cases(web_store, actor=ALL)
    about = {"rule": RULE, "subject": case.subject}
    assert browser.send("/samples/S2022-01/look", purpose=" ", **about).status_code == 422
    assert read_looks(web_store) == []
    page = browser.send("/samples/S2022-01/look", purpose="Who decided.", **about)
    assert "Personal data are shown; the look was written down." in words(page.text)
    (look,) = read_looks(web_store)
    assert (look.login, look.item, look.purpose) == ("liwei", "S2022-01", "Who decided.")


def packed(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return b"".join(found.read(name) for name in found.namelist())


def test_an_item_offers_its_evidence_with_people_only_for_a_purpose(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    plain = browser.get(f"/items/{LATE}/evidence")
    assert plain.headers["content-type"] == "application/zip"
    assert plain.headers["content-disposition"] == f'attachment; filename="{LATE}.zip"'
    assert check_bundle(plain.content) == []
    assert b'"K, L"' not in packed(plain.content)
    assert read_looks(web_store) == []
    aimless = browser.send(f"/items/{LATE}/evidence", purpose="")
    assert aimless.status_code == 422
    opened = browser.send(f"/items/{LATE}/evidence", purpose="The court asks.")
    assert b'"K, L"' in packed(opened.content)
    assert check_bundle(opened.content) == []
    (look,) = read_looks(web_store)
    assert (look.item, look.purpose) == (LATE, "The court asks.")
    assert look.what == "evidence, case A: event.officers"
    handler = visit("zhao")
    assert handler.get(f"/items/{LATE}/evidence").status_code == 200
    assert handler.send(f"/items/{LATE}/evidence", purpose="I want to.").status_code == 422
    assert visit("qian").get(f"/items/{LATE}/evidence").status_code == 404
    assert visit("county").send(f"/items/{FAR}/evidence", purpose="x").status_code == 404


def test_of_a_case_under_several_rules_one_says_which_of_them_missed_it(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    sync = {"run": ("run-1", date(2021, 12, 31)), "by": ALL, "at": NOW}
    draw_sample(web_store, [(RULE, "B", "O1"), ("t.small/paid", "B", "O1")], Plan(9), **sync)
    page = browser.get(f"/samples/S2022-01/case?rule={RULE}&subject=B")
    assert re.findall(r'name="missed" value="([^"]+)"( checked)?', page.text) == [
        (RULE, " checked"),
        ("t.small/paid", ""),
    ]
    said = {"rule": RULE, "subject": "B", "drawn": [RULE, "t.small/paid"]}
    browser.send(
        "/samples/S2022-01/check", verdict="missed", missed="t.small/paid", why="Twice.", **said
    )
    cases = list_cases(web_store, actor=ALL)
    assert [(case.rule, case.verdict, case.why) for case in cases] == [
        (RULE, "clean", ""),
        ("t.small/paid", "missed", "Twice."),
    ]


def test_an_item_and_its_notices_say_what_a_register_did_to_it(visit: Visit) -> None:
    chief = visit("liwei")
    owner = {"org": "O2", "territory": "O1", "from": "2022-01-04"}
    chief.send("/ownership/set", text=json.dumps({"ownership": [owner]}))
    chief.send("/orders/issue", query="org=O2")
    item = chief.get(f"/items/{LATE}").text
    assert '<a href="/orders/2022-0001">Order 2022-0001</a>' in item
    assert "was: County One" in words(item)
    chief.send("/emergencies/declare", title="Flood", why="It rises.", place="O1")
    notices = visit("zhao").text("/notices")
    assert "rerouted · " in notices
    assert "County One → Town Two" in notices
    assert "E2022-01" in notices
