"""The pages in a real browser: the keyboard alone, no script at all, and what axe finds.

Chromium is Debian's; without it these tests are skipped and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from oversight.accounts.people import set_preferences
from oversight.population import draw_passed
from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import declare_emergency
from oversight.supervision.orders import issue_orders
from oversight.supervision.ownership import Owner
from oversight.supervision.raising import raise_items
from oversight.supervision.rerouting import set_owners
from oversight.supervision.sampling import Plan
from oversight.supervision.views import Filter, counts
from oversight.supervision.workflow import State
from tests.supervision.support import row, table

from .serving import running
from .support import LATE, NOW, PASSWORD, RULE, app_over, copied

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
MORE = 22
"""Items raised beside those of the world."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Served:
    """The pages at an address, and the store behind them."""

    address: str
    store: Store

    def states(self) -> dict[str, int]:
        """How many items stand in each state."""
        asked = Filter(states=tuple(State))
        found = counts(self.store, asked, actor=Actor.local("test"), today=NOW.date())
        return dict(found.by_state)


@pytest.fixture(scope="module")
def address(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all of them; whose store it serves is changed under it."""
    store = copied(world, tmp_path_factory.mktemp("served"))
    with running(app_over(world, store)) as found:
        yield found
    store.close()


@pytest.fixture
def served(address: str, world: Path, web_store: Store) -> Served:
    """The world's pages over a store of one's own."""
    app_over(world, web_store)
    return Served(address, web_store)


@pytest.fixture
def queue(served: Served, world: Path) -> Served:
    """The pages, with a queue worth clearing."""
    facts = '{"Due": "2021-03-29", "Late": 10}'
    said = {"rule": RULE, "as_of": NOW.date(), "org": "O1", "facts": facts}
    known = [row(subject, message=f"{subject} is late", **said) for subject in ("A", "B", "Z")]
    new = [row(f"N{n:02}", message=f"N{n:02} is late", **said) for n in range(MORE)]
    calendar = Project.open(world).calendar
    found = table(*known, *new)
    raise_items(served.store, found, by="evaluation", at=NOW.date(), days=calendar)
    return served


Opened = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, served: Served) -> Iterator[Opened]:
    """A window of somebody signed in."""
    contexts = []

    def enter(login: str, **how: object) -> Page:
        context = chromium.new_context(**how)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        signed = context.request.post(
            f"{served.address}/sign-in",
            form={"login": login, "password": PASSWORD},
            headers={"Origin": served.address},
        )
        assert signed.ok
        page = context.new_page()
        page.goto(f"{served.address}/queue")
        return page

    yield enter
    for context in contexts:
        context.close()


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_an_inspector_clears_twenty_items_with_the_keyboard_alone(
    queue: Served, opened: Opened
) -> None:
    served, page = queue, opened("liwei")
    page.context.clear_cookies()
    page.goto(f"{served.address}/sign-in")
    # The page puts the cursor there; on a busy machine a moment after it has loaded.
    page.locator("#login:focus").wait_for()
    page.keyboard.type("liwei")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue*")
    assert served.states() == {"raised": MORE + 3}
    page.keyboard.press("j")
    for _ in range(17):
        press(page, "1")
    # One is set aside with a reason, one snoozed, one opened, taken and confirmed there.
    press(page, "3")
    page.keyboard.type("The court has it.")
    press(page, "Control+Enter")
    press(page, "h")
    page.get_by_label("when worse").press("Space")
    page.get_by_label("reason").press_sequentially("The expert is asked.")
    press(page, "Control+Enter")
    page.keyboard.press("j")
    press(page, "Enter")
    press(page, "t")
    assert page.get_by_role("button", name="Let go").is_visible()
    press(page, "q")
    press(page, "n")
    assert "/items/" in page.url
    press(page, "q")
    assert served.states() == {"assigned": 17, "dismissed": 1, "raised": MORE + 3 - 18}
    page.keyboard.press("u")
    page.wait_for_load_state()
    assert served.states()["dismissed"] == 1, "only the last step is undone first"


def test_the_whole_loop_runs_by_forms_without_script(queue: Served, opened: Opened) -> None:
    served = queue
    plain = {"java_script_enabled": False}
    inspector = opened("liwei", **plain)
    items = []
    for subject in ("N00", "N01"):
        inspector.goto(f"{served.address}/queue?text={subject}")
        inspector.get_by_role("link", name=f"{subject} is late").click()
        items.append(inspector.url.split("/items/")[1].split("?")[0])
        inspector.get_by_role("button", name="assign", exact=True).click()

    handler = opened("zhao", **plain)
    for item in items:
        handler.goto(f"{served.address}/desk")
        handler.locator(f"form[action='/items/{item}/sign'] button").click()
        handler.goto(f"{served.address}/items/{item}")
        decision = {"name": "decision.txt", "mimeType": "text/plain", "buffer": b"Decided."}
        handler.locator("input[type=file]").set_input_files(decision)  # type: ignore[arg-type]
        handler.get_by_role("button", name="Attach").click()
        form = handler.locator(f"form[action='/items/{item}/submit']")
        form.locator("xpath=..").locator("summary").click()
        form.get_by_label("what was done").fill("Decided and told.")
        form.get_by_role("button").click()
    assert served.states()["submitted"] == 2

    verifier = opened("sun", **plain)
    verifier.goto(f"{served.address}/verify")
    assert verifier.get_by_text("Decided and told.").count() == 2
    for item, command in zip(items, ("return", "verify"), strict=True):
        verifier.goto(f"{served.address}/items/{item}")
        form = verifier.locator(f"form[action='/items/{item}/{command}']")
        if not form.is_visible():
            form.locator("xpath=..").locator("summary").click()
        if command == "return":
            form.get_by_label("reason").fill("No evidence of service.")
        else:
            form.locator("select").select_option("proof")
        form.get_by_role("button").click()
    assert {"returned": 1, "verified": 1}.items() <= served.states().items()
    handler.goto(f"{served.address}/desk")
    assert handler.get_by_text("Returned: No evidence of service.").is_visible()

    for command in ("assess", "close"):
        inspector.goto(f"{served.address}/items/{items[1]}")
        form = inspector.locator(f"form[action='/items/{items[1]}/{command}']")
        if command == "assess":
            form.locator("select").select_option("confirmed")
        form.get_by_role("button").click()
    assert {"returned": 1, "closed": 1}.items() <= served.states().items()


SCREENS = (({"width": 1920, "height": 900}, "light"), ({"width": 375, "height": 900}, "dark"))
PAGES = (
    "/queue",
    f"/items/{LATE}",
    f"/items/{LATE}/proof",
    "/rules",
    f"/rules/{RULE}",
    "/notices",
    "/me",
    "/desk",
    "/orders",
    "/orders/2022-0001",
    "/orders/2022-0001/print",
    "/orders/issue?org=O9",
    "/ownership",
    "/emergencies",
    "/samples",
    "/samples/S2022-01",
    f"/samples/S2022-01/case?rule={RULE}&subject=B",
)


@pytest.fixture
def registers(served: Served, world: Path) -> Served:
    """The pages, with something in every register."""
    project = Project.open(world)
    doing = {"by": Actor.local("liwei"), "at": NOW, "days": project.calendar}
    issue_orders(served.store, Filter(org="O1"), note="By Friday.", **doing)
    owner = Owner("O2", rule=RULE, territory="O2", since=NOW.date())
    set_owners(served.store, [owner], **doing)
    flood = Emergency("Flood", 1, "It rises.", NOW.date(), place="O1")
    declare_emergency(served.store, flood, **doing)
    del doing["days"]
    draw_passed(project, served.store, Plan(10), as_of=date(2021, 12, 31), rules=[RULE], **doing)
    return served


@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(registers: Served, opened: Opened, language: str) -> None:
    """Each page at each size, in one of the languages by turns: axe looks at more than words.

    That it fits the window is seen in both.
    """
    set_preferences(registers.store, "liwei", language=language, theme="auto")
    page, axe = opened("liwei"), Axe()
    for turn, address in enumerate(PAGES, start=list(LANGUAGES).index(language)):
        page.goto(f"{registers.address}{address}")
        assert page.evaluate("document.documentElement.lang") == LANGUAGES[language]
        for number, (size, scheme) in enumerate(SCREENS):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], f"{address} is wider than the window"
            if (turn + number) % 2:
                continue
            found = axe.run(page)
            grave = [
                (each["id"], [node["html"][:120] for node in each["nodes"]][:3])
                for each in found.response["violations"]
                if each["impact"] in ("serious", "critical")
            ]
            assert grave == [], address


def test_an_emergency_is_declared_and_a_rule_of_ownership_set_without_script(
    served: Served, opened: Opened
) -> None:
    page = opened("liwei", java_script_enabled=False)
    page.get_by_role("link", name="Registers").click()
    page.get_by_role("link", name="Emergencies").click()
    page.get_by_label("What has happened").fill("Flood")
    page.get_by_label("reason").fill("It rises.")
    page.get_by_role("button", name="Preview").click()
    assert page.get_by_text("Items it covers: 3.").is_visible()
    page.get_by_role("button", name="Declare an emergency").click()
    assert page.get_by_role("heading", name="Flood E2022-01 on").is_visible()
    page.get_by_role("link", name="Ownership").click()
    page.get_by_label("Who gets the items").fill("O2")
    page.get_by_label("Rule or pack").fill("t.small")
    page.get_by_role("button", name="Preview").first.click()
    page.get_by_role("button", name="Do it").click()
    assert page.get_by_text("Items that have moved: 2.").is_visible()
    page.get_by_role("link", name="Queue", exact=True).click()
    page.get_by_role("link", name="Issue orders").click()
    page.get_by_role("button", name="Issue", exact=True).click()
    assert page.get_by_role("link", name="2022-0001").is_visible()
    assert served.states() == {"assigned": 3}


def test_nothing_is_fetched_from_elsewhere_and_nothing_fails(
    served: Served, opened: Opened
) -> None:
    page = opened("liwei")
    seen: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda line: failed.append(line.text) if line.type == "error" else None)
    page.goto(f"{served.address}/queue?text=A")
    page.locator("a.open").first.click()
    try:
        page.locator("#proof .proof").wait_for(timeout=10_000)
    except BrowserError as error:
        # A bare time-out says nothing: what the page shows instead does.
        raise AssertionError(page.locator("#proof").inner_text()) from error
    assert all(url.startswith(served.address) or url.startswith("data:") for url in seen)
    assert failed == []
