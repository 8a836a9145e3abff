"""The pages of audits: who sees which, what they say, in both languages, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from oversight.engagement.workflow import State
from oversight.store.database import Store

from .audited import BODY, LEAD, TODAY, UNTIL, WRITER, audit_at, do, with_auditors
from .support import Browser, words

Visit = Callable[..., Browser]


@pytest.fixture
def audits(web_store: Store) -> Store:
    """A store with auditors and an audit sent for comment, 2022-001."""
    audit_at(with_auditors(web_store), State.SENT)
    return web_store


PLACES = (
    "/audits",
    "/audits/2022-001",
    "/audits/2022-001/print",
    "/audits/2022-001/findings/1",
    "/audits/2022-001/findings/2",
    "/audits/2022-001/findings/1/finding.yaml",
)
SEEN = {
    "wang": (200, 200, 200, 200, 200, 200),
    "xu": (200, 200, 200, 200, 200, 200),
    "zhao": (200, 200, 200, 200, 404, 404),
    "county": (200, 200, 200, 200, 404, 404),
    "wu": (200, 200, 200, 404, 200, 404),
    "liwei": (200, 200, 200, 200, 200, 404),
    "qian": (200, 404, 404, 404, 404, 404),
    "sun": (404, 404, 404, 404, 404, 404),
    "admin": (404, 404, 404, 404, 404, 404),
}
"""What each is answered at each place."""


@pytest.mark.parametrize("login", SEEN)
def test_who_sees_what_of_an_audit_that_was_sent(visit: Visit, audits: Store, login: str) -> None:
    browser = visit(login)
    assert tuple(browser.get(place).status_code for place in PLACES) == SEEN[login]


@pytest.mark.parametrize("state", [State.PLANNED, State.FROZEN, State.EXECUTED])
def test_the_audited_body_sees_nothing_before_it_is_sent(
    visit: Visit, web_store: Store, state: State
) -> None:
    audit_at(with_auditors(web_store), state)
    body, lead = visit("zhao"), visit("wang")
    assert [body.get(place).status_code for place in PLACES] == [200, *[404] * 5]
    assert "There is no audit here that you may read." in body.text("/audits")
    gone = words(body.get("/audits/2022-001").text)
    assert "There is no audit '2022-001'. None is known here." in gone
    assert lead.get("/audits/2022-001").status_code == 200


def test_a_body_reads_only_what_is_its_own(visit: Visit, audits: Store) -> None:
    browser = visit("zhao")
    for place in ("/audits", "/audits/2022-001", "/audits/2022-001/print"):
        page = browser.text(place)
        assert place == "/audits" or "County <Nine>" not in page, place
        assert "Far away" not in page, place
    page = browser.text("/audits/2022-001")
    assert "1. One <late> case County One" in page
    assert "Only the steps that your organisations were told of are listed." in page
    assert "finding written" not in page
    assert "5 · 2022-01-04 · wang" in page
    assert "Far away" in visit("wu").text("/audits/2022-001")


def test_the_list_tells_what_each_waits_for_and_is_narrowed(visit: Visit, web_store: Store) -> None:
    states = list(State)
    for state in states:
        audit_at(web_store if state is not State.PLANNED else with_auditors(web_store), state)
    browser = visit("wang")
    page = browser.text("/audits")
    for said in (
        "2022-006 Audit <of> limits 2021 issued 2 Follow up recommendations (2)",
        "2022-005 Audit <of> limits 2021 reviewed 2 Issue it the auditor in charge (wang)",
        f"2022-004 Audit <of> limits 2021 sent for comment 2 Comment on findings (2) somebody of "
        f"the audited organisation by {UNTIL}",
        "2022-003 Audit <of> limits 2021 executed 2 Send it for comment the auditor in charge",
        "2022-002 Audit <of> limits 2021 frozen 0 Write findings",
        "2022-001 Audit <of> limits 2021 planned 0 Freeze what it rests on the auditor in charge",
    ):
        assert said in page

    def shown(query: str) -> list[str]:
        return re.findall(r'href="/audits/(2022-\d+)"', browser.get(f"/audits?{query}").text)

    assert shown("") == [f"2022-00{n}" for n in (6, 5, 4, 3, 2, 1)]
    assert [shown(f"state={state}") for state in states] == [[f"2022-00{n}"] for n in range(1, 7)]
    assert shown("text=006") == ["2022-006"]
    assert shown("text=LIMITS&state=sent") == ["2022-004"]
    assert shown("text=limits&org=O9") == [f"2022-00{n}" for n in (6, 5, 4, 3, 2, 1)]
    assert (shown("org=O2"), shown("state=none"), shown("text=other")) == ([], [], [])
    assert "No audit matches." in browser.text("/audits?text=other")


def test_an_audit_tells_its_question_its_ground_and_its_course_in_both_languages(
    visit: Visit, web_store: Store
) -> None:
    audit_at(with_auditors(web_store), State.ISSUED)
    browser = visit("xu")
    told = {
        "en": (
            "Do the organisations keep their limits, and what did the rules flag?",
            "Ended in time",
            "Organisations audited County One O1 , County <Nine> O9",
            "Run x Version of the records x Rulebook x",
            "issued Issued on 2022-01-04",
            "planned · In charge wang, Reviews it chen 1 · 2022-01-04 · wang",
            "finding written · Finding 2 4 · 2022-01-04 · xu",
            f"sent for comment · comments until {UNTIL}",
            "commented · Finding 1",
            "reviewed 10 · 2022-01-04 · chen",
        ),
        "zh": (
            "各单位的办理期限和规则遵守情况如何？",
            "按时办结率",
            "被审计单位 甲县 O1 , <丙>县 O9",
            "运行 x 记录版本 x 规则库 x",
            "已出具 2022-01-04出具",
            "立项 · 主审 wang, 复核 chen 1 · 2022-01-04 · wang",
            "写入发现 · 发现2 4 · 2022-01-04 · xu",
            f"征求意见 · 反馈期限{UNTIL}",
            "反馈意见 · 发现1",
            "复核通过 10 · 2022-01-04 · chen",
        ),
    }
    for language, sentences in told.items():
        browser.send("/me/preferences", language=language, theme="auto")
        page = browser.text("/audits/2022-001")
        for said in sentences:
            assert said in page, language


def test_a_finding_is_told_in_five_parts_with_what_came_of_it(
    visit: Visit, web_store: Store
) -> None:
    audit = audit_at(with_auditors(web_store), State.ISSUED)
    do(web_store, audit, "follow", {"finding": 1, "progress": "partly"}, WRITER, "half <done>")
    done = {"finding": 1, "progress": "implemented"}
    do(web_store, audit, "follow", done, LEAD)
    browser = visit("zhao")
    told = {
        "en": (
            "1. One <late> case County One O1",
            "Criteria criteria Condition condition Cause why <so> Effect effect "
            "Recommendation recommendation To be carried out by 2022-03-31 Written by xu",
            "Evidence record r",
            "yes The evidence is sufficient: there is enough of it",
            "What the audited organisation says not <so> 2022-01-04 · zhao",
            "The auditors' answer it is",
            "Follow-up implemented To be carried out by 2022-03-31",
            "partly implemented half <done> 2022-01-04 · xu",
            "There is no step for you now.",
        ),
        "zh": (
            "1. 逾期<一>件 甲县 O1",
            "标准 criteria 现状 condition 原因 why <so> 影响 effect 建议 recommendation "
            "整改期限 2022-03-31 撰写 xu",
            "证据 记录 r",
            "被审计单位的意见 not <so> 2022-01-04 · zhao",
            "审计答复 it is",
            "整改跟踪 已落实 整改期限 2022-03-31",
            "部分落实 half <done> 2022-01-04 · xu",
            "现在没有您可以办理的步骤。",
        ),
    }
    for language, sentences in told.items():
        browser.send("/me/preferences", language=language, theme="auto")
        page = browser.get("/audits/2022-001/findings/1").text
        assert not re.search(r"<(late|so|done|一)>", page)
        for said in sentences:
            assert said in words(page), language


def test_a_sheet_says_whether_it_is_a_draft_in_either_language(
    visit: Visit, web_store: Store
) -> None:
    audit_at(with_auditors(web_store), State.SENT)
    audit_at(web_store, State.ISSUED)
    browser = visit("zhao")
    assert "Draft: this audit is not issued" in browser.text("/audits/2022-001/print")
    zh = browser.text("/audits/2022-001/print?language=zh")
    assert "办理期限审计（2022-001） 征求意见稿，尚未出具" in zh
    assert "1. 逾期<一>件 甲县 标准 criteria 现状 condition 原因 why <so>" in zh
    done = browser.text("/audits/2022-002/print?language=en")
    assert "Audit <of> limits (2022-002) Issued on 2022-01-04" in done
    assert "What the audited organisation says not <so> (2022-01-04)" in done
    assert "Far away" not in done
    assert 'lang="zh-Hans"' in browser.get("/audits/2022-001/print?language=zh").text


def test_the_navigation_leads_there_for_those_who_may(visit: Visit, audits: Store) -> None:
    for login in SEEN:
        led = 'href="/audits"' in visit(login).get("/me").text
        assert led == (SEEN[login][0] == 200), login


def test_what_is_offered_is_what_one_may_do(visit: Visit, audits: Store) -> None:
    def forms(login: str, place: str) -> list[str]:
        page = visit(login).get(place).text
        return re.findall(r'action="/audits/2022-001[^"]*/([a-z]+)"', page)

    whole, one = "/audits/2022-001", "/audits/2022-001/findings/1"
    assert [forms(login, whole) for login in ("wang", "chen", "xu", "zhao")] == [
        ["hand"],
        ["hand", "review", "return"],
        ["hand"],
        [],
    ]
    assert [forms(login, one) for login in ("wang", "chen", "xu", "zhao")] == [
        ["silent"],
        [],
        [],
        ["comment"],
    ]
    do(audits, "2022-001", "comment", {"finding": 1, "said": {"zh": "", "en": "no"}}, BODY)
    assert [forms(login, one) for login in ("wang", "chen", "xu")] == [["answer"], [], ["answer"]]
    assert TODAY.isoformat() in visit("zhao").text(one)
