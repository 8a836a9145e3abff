"""The queue: what stands in it, what is done from it, and what it keeps."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from oversight.accounts.saved import read_views
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.service import get_item
from oversight.supervision.views import read_trail
from oversight.web.pages import queue

from .support import FAR, LATE, OTHER, Browser, words

Visit = Callable[..., Browser]
ALL = Actor.local("whoever looks")


def states(store: Store) -> dict[str, str]:
    """The state of each item of the world."""
    names = {"LATE": LATE, "OTHER": OTHER, "FAR": FAR}
    return {name: get_item(store, item, actor=ALL).state.value for name, item in names.items()}


def shown(html: str) -> list[str]:
    """The items of a queue page, in order."""
    return re.findall(r'<li class="line[^"]*" data-item="([^"]+)"', html)


def test_a_line_says_all_at_a_glance(visit: Visit) -> None:
    page = visit("liwei").get("/queue").text
    line = re.search(rf'(?s)<li class="line[^>]*data-item="{OTHER}">.*?</li>', page)
    assert line is not None
    assert words(line[0]) == (
        "Due by 2021-04-02; <6> days late yellow Late · B · Town Two raised 2022-01-05 "
        "1 working days left"
    )


def test_what_the_records_say_is_never_read_as_marks(visit: Visit) -> None:
    page = visit("liwei").get("/queue").text
    assert "County &lt;Nine&gt;" in page
    assert "<Nine>" not in page
    search = visit("liwei").get('/queue?text="><script>').text
    assert "<script>" not in search.split("</head>")[1]


def test_only_what_one_may_see_is_there_and_counted(visit: Visit) -> None:
    whole = visit("liwei").get("/queue").text
    assert sorted(shown(whole)) == sorted([LATE, OTHER, FAR])
    county = visit("county").get("/queue").text
    assert sorted(shown(county)) == sorted([LATE, OTHER])
    assert "2 matching" in words(county)
    auditor = visit("qian").get("/queue").text
    assert shown(auditor) == [FAR]
    assert 'name="do"' not in auditor
    assert shown(visit("admin").get("/queue").text) != []


def test_the_filter_narrows_and_is_kept_by_every_link(visit: Visit) -> None:
    browser = visit("liwei")
    for query, found in (
        ("card=yellow", [OTHER]),
        ("org=O1", [LATE, OTHER]),
        ("rule=t.small", [LATE, OTHER, FAR]),
        ("rule=t.small/late&card=red&org=O9", [FAR]),
        ("text=Z", [FAR]),
        (f"text={LATE[:5]}", [LATE]),
        ("state=closed", []),
        ("overdue=1", []),
        ("snoozed=only", []),
        ("rejudged=1", []),
        ("state=nonsense&card=green&after=nowhere", [LATE, OTHER, FAR]),
    ):
        assert sorted(shown(browser.get(f"/queue?{query}").text)) == sorted(found), query
    page = browser.get("/queue?org=O9&card=red").text
    assert f'href="/items/{FAR}?card=red&amp;org=O9"' in page


def test_nothing_found_says_what_to_do(visit: Visit) -> None:
    said = visit("liwei").text("/queue?text=none-such")
    assert "No item matches. Widen the filter, or look at all." in said


def test_one_is_confirmed_at_once_and_the_counts_move(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    assert "raised 3" in browser.text("/queue")
    page = browser.send("/queue/act", do="confirm", item=LATE, query="")
    assert page.url.path == "/queue"
    assert "raised 2 assigned 1" in words(page.text)
    assert states(web_store) == {"LATE": "assigned", "OTHER": "raised", "FAR": "raised"}
    last = read_trail(web_store, LATE, actor=ALL)[-1]
    assert (last.who, last.command, last.end) == ("liwei", "assign", "assigned")


def test_many_are_previewed_first_and_nothing_is_done_yet(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    browser.send("/queue/act", do="confirm", item=LATE)
    visit("zhao").send(f"/items/{LATE}/sign", org="O1")
    page = words(browser.send("/queue/act", do="not_issue", item=[LATE, OTHER]).text)
    assert "Refused: 1" in page
    assert LATE in page
    assert "Not an issue: this will be done with 1 items" in page
    assert "yellow Due by 2021-04-02; <6> days late Late · B Town Two → dismissed" in page
    assert states(web_store) == {"LATE": "signed", "OTHER": "raised", "FAR": "raised"}


def test_a_reason_is_asked_for_and_its_lack_is_said(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    asked = browser.send("/queue/act", do="not_issue", item=[LATE])
    assert '<textarea name="why"' in asked.text
    lacking = browser.send("/queue/act", do="not_issue", item=[LATE], sure="1", why="")
    assert "reason" in words(lacking.text)
    assert states(web_store)["LATE"] == "raised"
    done = browser.send(
        "/queue/act", do="not_issue", item=[LATE], sure="1", why="Seen to in person."
    )
    assert done.url.path == "/queue"
    last = read_trail(web_store, LATE, actor=ALL)[-1]
    assert (last.command, last.why, last.details) == (
        "dismiss",
        "Seen to in person.",
        '{"disposition":"not_an_issue"}',
    )


def test_a_duplicate_names_the_other_item(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    given = {"do": "duplicate", "item": OTHER, "sure": "1", "why": "The same.", "of": LATE}
    assert browser.send("/queue/act", **given).url.path == "/queue"
    assert states(web_store)["OTHER"] == "dismissed"
    assert LATE in read_trail(web_store, OTHER, actor=ALL)[-1].details


def test_all_that_match_are_dealt_with_but_no_other(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.send("/queue/act", do="confirm", whole="1", query="org=O1")
    assert "Confirm: this will be done with 2 items" in words(page.text)
    items = re.findall(r'name="item" value="([^"]+)"', page.text)
    browser.send("/queue/act", do="confirm", sure="1", item=items, query="org=O1")
    assert states(web_store) == {"LATE": "assigned", "OTHER": "assigned", "FAR": "raised"}


def test_a_preview_says_how_many_are_dealt_with_at_once(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "AT_MOST", 2)
    monkeypatch.setattr(queue, "SHOWN", 1)
    said = words(visit("liwei").send("/queue/act", do="confirm", whole="1").text)
    assert "Confirm: this will be done with 2 items" in said
    assert "More match: this deals with the first 2 by the clock" in said
    assert "1 more are not listed." in said


def test_what_was_done_can_be_undone_for_ten_minutes(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.send("/queue/act", do="confirm", item=LATE)
    assert "Can be undone for ten minutes: 1" in words(page.text)
    back = browser.send(f"/items/{LATE}/undo", then="/queue?")
    assert back.url.path == "/queue"
    assert states(web_store)["LATE"] == "raised"
    assert "Can be undone" not in words(back.text)


def test_laid_aside_is_out_of_sight_until_asked_for(visit: Visit) -> None:
    browser = visit("liwei")
    given = {"do": "snooze", "item": LATE, "sure": "1", "why": "Waits.", "until": "2022-01-10"}
    assert browser.send("/queue/act", **given).url.path == "/queue"
    assert LATE not in shown(browser.get("/queue").text)
    assert shown(browser.get("/queue?snoozed=only").text) == [LATE]


def test_the_next_is_taken_and_others_see_by_whom(visit: Visit, web_store: Store) -> None:
    browser, other = visit("liwei"), visit("county")
    page = browser.send("/queue/next", query="org=O1&card=red")
    assert (page.url.path, page.url.query) == (f"/items/{LATE}", b"card=red&org=O1")
    assert "liwei has it" in other.text("/queue")
    assert "liwei has it" in other.text(f"/items/{LATE}")
    refused = other.send(f"/items/{LATE}/assign")
    assert refused.status_code == 422
    assert "liwei is looking" in words(refused.text)
    assert states(web_store)["LATE"] == "raised"
    assert other.send("/queue/next", query="org=O1").url.path == f"/items/{OTHER}"
    assert shown(browser.get("/queue?mine=1").text) == [LATE]
    assert shown(other.get("/queue?mine=1").text) == [OTHER]
    assert "1 matching" in other.text("/queue?mine=1")
    browser.send(f"/items/{LATE}/release")
    assert "liwei has it" not in other.text("/queue")


def test_next_at_the_end_leads_back_to_the_queue(visit: Visit) -> None:
    page = visit("liwei").send("/queue/next", query="state=closed")
    assert page.url.path == "/queue"


def test_a_view_is_kept_and_dropped(visit: Visit, web_store: Store) -> None:
    browser = visit("liwei")
    page = browser.send("/queue/views", name="Red <ones>", query="card=red&org=O1").text
    assert '<a href="/queue?card=red&amp;org=O1">Red &lt;ones&gt;</a>' in page
    assert read_views(web_store, "liwei") == [("Red <ones>", "card=red&org=O1")]
    assert "Red" not in visit("county").text("/queue")
    browser.send("/queue/views", delete="Red <ones>")
    assert read_views(web_store, "liwei") == []
    nameless = browser.send("/queue/views", name=" ")
    assert nameless.status_code == 422
    assert "The view has no name." in words(nameless.text)


def test_nothing_ticked_says_so(visit: Visit) -> None:
    page = visit("liwei").send("/queue/act", do="snooze", query="card=red")
    assert "No item is ticked." in words(page.text)
    assert 'href="/queue?card=red"' in page.text


def test_who_may_not_is_told_and_nothing_is_done(visit: Visit, web_store: Store) -> None:
    auditor = visit("qian")
    page = words(auditor.send("/queue/act", do="confirm", item=FAR).text)
    assert "qian does not hold the role" in page or "inspector" in page
    hidden = words(auditor.send("/queue/act", do="confirm", item=LATE).text)
    assert "There is no item" in hidden
    assert "Due by" not in hidden
    assert set(states(web_store).values()) == {"raised"}


def test_in_chinese_no_english_is_left(visit: Visit) -> None:
    browser = visit("liwei")
    browser.send("/me/preferences", language="zh", theme="dark", back="/queue")
    page = browser.get("/queue").text
    assert '<html lang="zh-Hans" data-theme="dark">' in page
    said = words(page)
    for code in (LATE, OTHER, FAR, "t.small", "English", "Li Wei", "Enter", "small"):
        said = said.replace(code, "")
    assert re.findall(r"[A-Za-z]{3,}", said) == []
    done = words(browser.send("/queue/act", do="confirm", item=LATE).text)
    assert "十分钟内可撤销： 1 撤销 交办 · 应于2021-03-29前决定，超10日" in done
    assert "应于2021-03-29前决定，超10日" in said
