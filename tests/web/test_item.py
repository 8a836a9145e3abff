"""One item on one screen: what it says, what can be done there, and what is kept hidden."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from oversight.accounts.looks import read_looks
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.service import get_item
from oversight.supervision.views import read_files, read_trail

from .support import FAR, LATE, NOW, Browser, words

Visit = Callable[..., Browser]
ALL = Actor.local("whoever looks")
HERE = f"/items/{LATE}"


def state(store: Store) -> str:
    return get_item(store, LATE, actor=ALL).state.value


def offered(html: str) -> list[str]:
    """The commands whose forms stand on an item's page."""
    return re.findall(rf'action="{HERE}/([a-z_]+)"', html)


def test_one_screen_says_why(visit: Visit) -> None:
    said = visit("liwei").text(HERE)
    for part in (
        "Due by 2021-03-29; 10 days late",
        "Due 2021-03-29 Late 10",
        "行政许可法 42",
        "as of 2022-01-04, run run-1, version 1 of the rule",
        "Step due: 2022-01-05 1 working days left",
        "assign inspector dismiss inspector",
        "raise 2022-01-04 · evaluation · #1",
    ):
        assert part in said, (part, said)


def test_a_beginning_of_the_id_leads_there_too(visit: Visit) -> None:
    assert "10 days late" in visit("liwei").text(f"/items/{LATE[:6].lower()}")


def test_what_is_not_there_and_what_one_may_not_see_are_answered_alike(visit: Visit) -> None:
    county, auditor = visit("county"), visit("qian")
    none = county.get("/items/0000000000")
    for browser, hidden in ((county, FAR), (auditor, LATE)):
        for address in ("", "/proof", "/files/abc"):
            found = browser.get(f"/items/{hidden}{address}")
            assert found.status_code == none.status_code == 404, address
            assert "days late" not in found.text
            assert "t.small/late" not in found.text
    assert "There is no item" in words(none.text)


def test_only_the_forms_of_one_s_own_roles_are_there(visit: Visit) -> None:
    inspector = offered(visit("liwei").get(HERE).text)
    assert inspector == ["take", "comment", "assign", "dismiss", "snooze", "attach", "evidence"]
    assert offered(visit("zhao").get(HERE).text) == ["take", "comment", "attach"]
    assert offered(visit("sun").get(HERE).text) == ["take", "comment", "attach", "evidence"]


def test_a_step_is_taken_and_the_page_says_what_it_needs_next(
    visit: Visit, web_store: Store
) -> None:
    inspector, handler = visit("liwei"), visit("zhao")
    assert inspector.send(f"{HERE}/assign", note="By Friday.").status_code == 200
    page = handler.send(f"{HERE}/sign", org="O1")
    assert state(web_store) == "signed"
    assert {"begin", "submit", "ask_extension", "dispute", "ask"} <= set(offered(page.text))
    assert "By Friday." in words(page.text)


def test_a_refusal_says_why_keeps_what_was_typed_and_does_nothing(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    page = browser.send(f"{HERE}/dismiss", disposition="data_wrong", why="")
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert '<option value="data_wrong" selected>' in page.text
    day = browser.send(f"{HERE}/snooze", until="tomorrow", why="It <waits>.")
    assert day.status_code == 422
    assert "'tomorrow' is no day." in words(day.text)
    assert "It &lt;waits&gt;." in day.text
    browser.send("/me/preferences", language="zh", theme="auto")
    zh = words(browser.send(f"{HERE}/snooze", until="tomorrow", why="等").text)
    assert "“tomorrow”不是日期。请写成2021-10-18。" in zh
    assert state(web_store) == "raised"


def test_a_command_on_what_has_changed_since_is_refused(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    seen = re.search(r'name="seen" value="(\d+)"', browser.get(HERE).text)
    assert seen is not None
    visit("county").send(f"{HERE}/snooze", until="2022-01-10", why="Waits.")
    page = browser.send(f"{HERE}/dismiss", seen=seen[1], disposition="data_wrong", why="No.")
    assert page.status_code == 422
    assert "changed" in words(page.text)
    assert state(web_store) == "raised"


def test_a_command_that_there_is_not_does_nothing(visit: Visit, web_store: Store) -> None:
    before = read_trail(web_store, LATE, actor=ALL)
    assert visit("liwei").send(f"{HERE}/explode").status_code in (200, 404)
    assert read_trail(web_store, LATE, actor=ALL) == before


def test_a_comment_names_somebody_who_is_told(visit: Visit) -> None:
    visit("liwei").send(f"{HERE}/comment", text="@zhao please look at <this>.")
    page = visit("zhao").get("/notices").text
    assert "@zhao please look at &lt;this&gt;." in page
    assert "new" in words(page)


def test_a_question_stops_the_clock_and_its_answer_starts_it(
    visit: Visit, web_store: Store
) -> None:
    inspector, handler = visit("liwei"), visit("zhao")
    inspector.send(f"{HERE}/assign")
    handler.send(f"{HERE}/sign", org="O1")
    page = handler.send(f"{HERE}/ask", text="Which file is meant?")
    assert get_item(web_store, LATE, actor=ALL).asked_on == NOW.date()
    assert "Which file is meant?" in words(page.text)
    assert "(clock stopped)" in words(page.text)
    answered = inspector.send(f"{HERE}/answer", text="File 7.")
    assert "File 7." in words(answered.text)
    assert get_item(web_store, LATE, actor=ALL).asked_on is None


def test_a_file_is_kept_and_comes_back_as_a_download_only(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.client.get("/me").text
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token is not None
    content = b"<script>alert(1)</script>"
    answer = browser.client.post(
        f"{HERE}/attach",
        data={"csrf": token[1]},
        files={"file": ("决定书.html", content, "text/html")},
    )
    assert answer.status_code == 200
    sha = hashlib.sha256(content).hexdigest()
    (kept,) = read_files(web_store, LATE, actor=ALL)
    assert (kept["name"], kept["size"], kept["sha256"]) == ("决定书.html", len(content), sha)
    assert "决定书.html" in words(answer.text)
    file = browser.get(f"{HERE}/files/{sha}")
    assert file.content == content
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E5%86%B3%E5%AE%9A%E4%B9%A6.html"
    )
    assert visit("qian").get(f"{HERE}/files/{sha}").status_code == 404


def test_the_proof_tells_the_clock_the_conditions_and_the_records(visit: Visit) -> None:
    said = visit("liwei").text(f"{HERE}/proof")
    for part in (
        "How the clock was reckoned",
        "Late == workdays(Due, T)",
        "accepted",
        "What tells of a person is hidden.",
    ):
        assert part in said, (part, said)
    part = visit("liwei").get(f"{HERE}/proof?part=1").text
    assert "<html" not in part
    assert "Condition by condition" in words(part)


def test_personal_data_are_shown_for_a_purpose_and_the_look_is_written_down(
    visit: Visit, web_store: Store
) -> None:
    browser = visit("liwei")
    assert "K, L" not in browser.text(f"{HERE}/proof")
    aimless = browser.send(f"{HERE}/look", purpose=" ")
    assert aimless.status_code == 422
    assert "K, L" not in aimless.text
    assert read_looks(web_store) == []
    page = browser.send(f"{HERE}/look", purpose="Who stamped it.")
    assert "K, L" in words(page.text)
    (look,) = read_looks(web_store)
    assert (look.login, look.item, look.purpose) == ("liwei", LATE, "Who stamped it.")


def test_who_may_not_look_is_refused_and_shown_nothing(visit: Visit, web_store: Store) -> None:
    browser = visit("zhao")
    assert 'name="purpose"' not in browser.get(f"{HERE}/proof").text
    page = browser.send(f"{HERE}/look", purpose="I want to.")
    assert page.status_code == 422
    assert "K, L" not in page.text
    assert read_looks(web_store) == []
