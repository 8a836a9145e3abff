"""The pages of audits in a real browser: the whole way by forms without script, and what axe finds.

Chromium is Debian's; without it these tests are skipped and say so.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from oversight.accounts.people import set_preferences
from oversight.engagement import service
from oversight.engagement.workflow import State
from oversight.project import Project
from oversight.store.database import Store

from .audited import UNTIL, with_auditors
from .serving import running
from .support import PASSWORD, app_over, copied, lay_world

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
AUDIT = "/audits/2022-001"
ONE = f"{AUDIT}/findings/1"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 900}
SCREENS = {"en": ((WIDE, "dark"), (NARROW, "light")), "zh": ((WIDE, "light"), (NARROW, "dark"))}
TEXTS = {
    "Title in English": "One was late",
    "Title in Chinese": "一件逾期",
    "Criteria in English": "行政许可法, article 42",
    "Condition in English": "One of two was decided nine working days late.",
    "Cause in English": "Nobody stood in.",
    "Effect in English": "The applicant waited.",
    "Recommendation in English": "Name who stands in.",
}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
Entered = Callable[..., Page]


@pytest.fixture(scope="module")
def home(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose rules were evaluated."""
    found = lay_world(tmp_path_factory.mktemp("judged"))
    project = Project.open(found)
    project.runs.keep(project.evaluate(date(2021, 12, 31)))
    return found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def kept(home: Path, tmp_path: Path) -> Iterator[Store]:
    """Its store with auditors, a copy for one test."""
    store = with_auditors(copied(home, tmp_path))
    yield store
    store.close()


@pytest.fixture
def enter(home: Path, kept: Store, chromium: Browser) -> Iterator[Entered]:
    """A window of somebody signed in."""
    with running(app_over(home, kept)) as address:

        def come(login: str, **how: object) -> Page:
            context = chromium.new_context(base_url=address, **how)  # type: ignore[arg-type]
            context.set_default_timeout(15_000)
            form = {"login": login, "password": PASSWORD}
            headers = {"Origin": address}
            assert context.request.post("/sign-in", form=form, headers=headers).ok
            return context.new_page()

        yield come


def give(page: Page, place: str, command: str, **given: str) -> None:
    """Open a command's form on a page, fill it, and send it."""
    page.goto(place)
    form = page.locator(f"form[action='{place}/{command}']")
    if not form.is_visible():
        form.locator("xpath=..").locator("summary").click()
    for label, text in given.items():
        field = form.get_by_label(re.compile(label.replace("_", " "), re.IGNORECASE))
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    form.locator("button").click()
    page.wait_for_load_state()
    assert page.locator(".problem").count() == 0, page.locator(".problem").inner_text()


def test_an_audit_goes_its_whole_way_without_script(kept: Store, enter: Entered) -> None:
    plain = {"java_script_enabled": False}
    lead, reviewer, body = (enter(login, **plain) for login in ("wang", "chen", "zhao"))
    lead.goto("/queue")
    lead.get_by_role("link", name="Audits", exact=True).click()
    lead.get_by_label("Programme").select_option("general")
    lead.get_by_label("Period (Such as").fill("2021")
    lead.get_by_label("Organisations audited").fill("O1 O2")
    lead.get_by_label("Reviewer (sign-in").fill("chen")
    lead.get_by_role("button", name="Plan an audit").click()
    give(lead, AUDIT, "freeze")
    lead.get_by_role("link", name="Write a finding").click()
    lead.get_by_label("Organisation").select_option("O1")
    for label, text in TEXTS.items():
        lead.get_by_label(label, exact=True).fill(text)
    lead.get_by_label("To be carried out by").fill("2022-03-31")
    lead.get_by_text("Another piece of evidence").first.click()
    lead.get_by_label("Kind").first.select_option("indicator")
    lead.get_by_label("Its id, or its name").first.fill("on-time O1 2021")
    lead.get_by_label("The evidence is sufficient").check()
    lead.get_by_label("The evidence is appropriate").check()
    lead.get_by_role("button", name="Write it in").click()
    assert lead.get_by_role("heading", name="1. One was late").is_visible()
    give(lead, AUDIT, "send", last_day=UNTIL)
    give(body, ONE, "comment", text="We agree.")
    give(lead, ONE, "answer", text="Noted.")
    give(reviewer, AUDIT, "return", reason="The effect says too little.")
    lead.goto(f"{ONE}/revise")
    lead.get_by_label("Effect in English", exact=True).fill("The applicant waited nine days.")
    lead.get_by_role("button", name="Write it in").click()
    give(lead, AUDIT, "send", last_day=UNTIL)
    give(body, ONE, "comment", text="We agree.")
    give(lead, ONE, "answer", text="Noted.")
    give(reviewer, AUDIT, "review")
    give(lead, AUDIT, "issue")
    give(lead, ONE, "follow", how_far="partly", reason="half of the staff trained")
    assert service.get_audit(kept, "2022-001").state is State.ISSUED
    lead.goto(ONE)
    lead.get_by_role("link", name="on-time O1 2021").click()
    lead.get_by_role("link", name="late 1", exact=True).click()
    lead.get_by_role("link", name="A", exact=True).click()
    assert lead.get_by_role("heading", name="A").first.is_visible()


PLACES = (
    "/audits",
    AUDIT,
    f"{AUDIT}/print",
    ONE,
    f"{ONE}/revise",
    f"{ONE}/evidence/2",
)


def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    kept: Store, enter: Entered
) -> None:
    page = enter("wang")
    lead = {"programme": "general", "period": "2021", "lead": "wang", "reviewer": "chen"}
    for place, form in (("/audits", {**lead, "orgs": "O1 O2"}), (f"{AUDIT}/freeze", {})):
        sent(page, place, **form)
    finding = {"org": "O1", "title_en": "One was late", "title_zh": "一件逾期"}
    finding |= {"criteria_en": "article 42", "condition_en": "late", "kind_0": "record"}
    finding |= {"reference_0": "event A3", "kind_1": "indicator"}
    sent(page, f"{AUDIT}/findings", **finding, reference_1="on-time O1 2021")
    axe = Axe()
    for language, screens in SCREENS.items():
        set_preferences(kept, "wang", language=language, theme="auto")
        for turn, place in enumerate(PLACES, start=list(SCREENS).index(language)):
            page.goto(place)
            for number, (size, scheme) in enumerate(screens):
                page.set_viewport_size(size)
                page.emulate_media(color_scheme=scheme)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= size["width"], f"{place} is wider than the window"
                if (turn + number) % 2:  # by turns: axe looks at more than words
                    continue
                found = axe.run(page)
                assert found.violations_count == 0, f"{place}: {found.generate_report()}"


def sent(page: Page, place: str, **form: str) -> None:
    """A form sent with the token of the session."""
    page.goto("/me")
    token = page.locator("input[name=csrf]").first.input_value()
    headers = {"Origin": page.url.split("/me")[0]}
    answer = page.context.request.post(place, form={"csrf": token, **form}, headers=headers)
    assert answer.ok, answer.text()
