"""The cockpit and the pages behind it: the same numbers everywhere, and six clicks to the law."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pyarrow.parquet as pq
import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from openpyxl import load_workbook
from playwright.sync_api import sync_playwright
from pypdf import PdfReader
from sqlalchemy import select

from oversight.accounts.people import create_account
from oversight.audit.indicators.values import between, values
from oversight.city import make_city
from oversight.cockpit.figures import Kept, keep
from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.model import TABLES
from oversight.store.database import Store, open_store
from oversight.supervision.actor import Grant
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.raising import raise_items
from oversight.supervision.tables import ItemRow
from oversight.supervision.workflow import OPEN
from oversight.web.app import make_app
from tests.worlds import ZONE, at

from .serving import running
from .support import PASSWORD, Browser

AS_OF, NOW = date(2021, 12, 31), at("2022-01-04T10:00")
COUNTY = "C329902000"
IN_TIME = "cn.licensing/decided-in-time"
CHROMIUM = shutil.which("chromium")


@dataclass(frozen=True)
class Centre:
    """A city's centre: its project, its store, and the pages over both."""

    project: Project
    store: Store
    app: FastAPI


@pytest.fixture(scope="module")
def centre(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """A small city evaluated, its indicators kept, its items raised, three people let in."""
    folder = tmp_path_factory.mktemp("cockpit") / "centre"
    lay_out(folder, packs=["cn.licensing"], timezone=ZONE, calendar="CN")
    project = Project.open(folder)
    city = make_city(folder.parent / "city", cases=700, seed=5).folder
    files = {path.stem: path for path in city.glob("*.parquet") if path.stem in TABLES}
    project.lake.append({name: pq.read_table(path) for name, path in files.items()})
    run = project.runs.keep(project.evaluate(AS_OF))
    keep(project, run, lambda _: None)
    store = open_store(project.store_url, folder=folder, create=True)
    sync_orgs(store, project.orgs())
    raise_items(store, run.findings, by="evaluation", at=AS_OF, days=project.calendar)
    for login, place in (("leader", None), ("county", COUNTY)):
        made = {"grants": (Grant("inspector", place),), "language": "en", "at": NOW}
        create_account(store, login, login.title(), PASSWORD, **made)
    yield Centre(project, store, make_app(project, store, clock=lambda: NOW))
    store.close()


@pytest.fixture
def visit(centre: Centre) -> Callable[[str], Browser]:
    return lambda login: Browser(centre.app, login)


def below(centre: Centre, org: str) -> set[str]:
    rows = centre.project.orgs().to_pylist()
    return {org} | {row["org"] for row in rows if row["parent"] == org}


def open_cards(centre: Centre, orgs: set[str] | None) -> Counter[str]:
    """Open items by card, counted one by one."""
    with centre.store.reading() as session:
        query = select(ItemRow.card, ItemRow.org).where(ItemRow.state.in_(OPEN))
        return Counter(c for c, org in session.execute(query) if orgs is None or org in orgs)


def streams(text: str) -> dict[str, int]:
    """The open red and yellow items of the stream that has any, as the page says."""
    cards = re.findall(
        r'card=(red|yellow)&amp;[^"]*rule=cn\.licensing[^>]*>.*?<b>([\d,]+)</b>', text
    )
    return {card: int(n.replace(",", "")) for card, n in cards}


@pytest.mark.parametrize(("login", "org"), [("leader", None), ("county", COUNTY)])
def test_the_numbers_are_those_one_sees(
    centre: Centre, visit: Callable[[str], Browser], login: str, org: str | None
) -> None:
    page = visit(login).get("/cockpit").text
    cards = open_cards(centre, None if org is None else below(centre, org))
    assert streams(page) == dict(cards)
    assert cards["red"] > 0
    narrowed = visit("leader").get(f"/cockpit?org={COUNTY}").text
    assert streams(narrowed) == dict(open_cards(centre, below(centre, COUNTY)))


def test_each_number_of_items_opens_to_as_many(visit: Callable[[str], Browser]) -> None:
    leader = visit("leader")
    page = leader.get("/cockpit").text
    found = re.findall(r'href="(/queue\?[^"]+)">(?:<span[^>]*>.*?</span> )?<?b?>?([\d,]+)<', page)
    assert found
    for address, n in found:
        queue = leader.get(address.replace("&amp;", "&")).text
        assert re.search(rf"<b>{n}</b>", queue), (address, n)


def test_what_one_may_not_see_is_not_there(visit: Callable[[str], Browser]) -> None:
    county = visit("county")
    for address in (
        "/cockpit?org=C329903000",
        f"/indicators/{IN_TIME}?org=C329903000",
        "/cockpit?org=nowhere",
    ):
        assert county.get(address).status_code == 404, address


def test_a_value_is_that_of_the_command(centre: Centre, visit: Callable[[str], Browser]) -> None:
    definition = centre.project.indicators([IN_TIME])[IN_TIME]
    rows = centre.project.indicator_rows([definition], AS_OF)
    rows = between(rows, date(2021, 1, 1), AS_OF)
    (told,) = (v for v in values(definition, rows, by=None))
    page = visit("leader").get(f"/indicators/{IN_TIME}").text
    assert f"<b>{100 * (told.figure or 0):.2f} %</b>" in page
    assert f"<b>{told.counted:,}</b>" in page
    assert f"<b>{told.subjects:,}</b>" in page
    kept = Kept.of(centre.project.runs.latest())
    assert kept is not None
    assert kept.rows(IN_TIME).num_rows == rows.num_rows


def cells(page: str) -> list[list[str]]:
    """The rows of the last table of a page, as they read."""
    body = page.rpartition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in body.split("</tr>")
        if "<t" in row
    ]


@pytest.mark.parametrize(
    ("page", "export"),
    [
        (f"/indicators/{IN_TIME}", f"/indicators/{IN_TIME}/export"),
        (f"/indicators/{IN_TIME}/rows?org={COUNTY}", f"/indicators/{IN_TIME}/rows"),
    ],
)
def test_the_exports_hold_what_the_page_shows(
    visit: Callable[[str], Browser], page: str, export: str
) -> None:
    leader = visit("leader")
    query = page.partition("?")[2]
    shown = cells(leader.get(page).text)
    assert shown
    book = load_workbook(BytesIO(leader.get(f"{export}.xlsx?{query}").content))
    sheet = book.worksheets[-1]
    width = len(shown[0])
    lines = list(sheet.iter_rows(min_row=3, values_only=True))
    told = [
        [
            str(line[width + at] if len(line) > width + at and line[width + at] else line[at] or "")
            for at in range(width)
        ]
        for line in lines
    ]
    assert told == shown
    pdf = PdfReader(BytesIO(leader.get(f"{export}.pdf?{query}").content))
    text = "".join("".join(one.extract_text().split()) for one in pdf.pages)
    for row in shown:
        for cell in row:
            assert "".join(cell.split()) in text, cell


def test_the_cockpit_is_exported_with_its_numbers(
    centre: Centre, visit: Callable[[str], Browser]
) -> None:
    leader = visit("leader")
    book = load_workbook(BytesIO(leader.get("/cockpit.xlsx").content))
    (red,) = (
        row[2]
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        if row[1:2] == ("cn.licensing",)
    )
    assert red == open_cards(centre, None)["red"]
    assert leader.get("/cockpit.pdf").content.startswith(b"%PDF")
    assert leader.get("/cockpit.doc").status_code == 404


def test_wrong_questions_are_answered(visit: Callable[[str], Browser]) -> None:
    leader = visit("leader")
    for address in (
        "/indicators/cn.licensing/none",
        f"/indicators/{IN_TIME}/rows?standing=all",
        "/records/none",
        "/cockpit/trend/cn.licensing/none.svg",
    ):
        assert leader.get(address).status_code == 404, address
    wrong = leader.get(f"/indicators/{IN_TIME}?period=last")
    assert wrong.status_code == 422
    assert "is not a period" in wrong.text


def test_a_project_has_streams_of_its_own(centre: Centre, visit: Callable[[str], Browser]) -> None:
    own = centre.project.folder / "cockpit.yaml"
    own.write_text(
        "streams:\n  - stream: permits\n    title: {zh: 许可, en: All permits}\n"
        "    packs: [cn.licensing]\n",
        encoding="utf-8",
    )
    try:
        assert "All permits" in visit("leader").get("/cockpit").text
        own.write_text("streams:\n  - strem: x\n", encoding="utf-8")
        wrong = visit("leader").get("/cockpit")
        assert wrong.status_code == 422
        assert "There is no setting &#39;strem&#39; here." in wrong.text
    finally:
        own.unlink()


def test_without_kept_figures_the_page_says_how_to_keep_them(
    centre: Centre, visit: Callable[[str], Browser]
) -> None:
    run = centre.project.latest_run()
    hidden = list(run.folder.glob("indicator*.parquet"))
    for path in hidden:
        path.rename(path.with_suffix(".off"))
    try:
        assert "oversight indicators keep" in visit("leader").get("/cockpit").text
    finally:
        for path in hidden:
            path.with_suffix(".off").rename(path)


@pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
def test_from_the_cockpit_to_the_article_in_six_clicks(centre: Centre) -> None:
    """A county, an indicator, its rows, a record, its proof, the article; and axe on the way."""
    with running(centre.app) as address, sync_playwright() as started:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(20_000)
        signed = context.request.post(
            f"{address}/sign-in",
            form={"login": "leader", "password": PASSWORD},
            headers={"Origin": address},
        )
        assert signed.ok
        page = context.new_page()
        page.goto(f"{address}/cockpit")
        clicks = 0

        def click(selector: str) -> None:
            nonlocal clicks
            with page.expect_navigation():
                page.locator(selector).first.click()
            clicks += 1

        axe = Axe()
        assert axe.run(page).violations_count == 0, axe.run(page).generate_report()
        click(".block:nth-child(2) .tile.head")
        click(".all a[href*='decided-in-time']")
        assert axe.run(page).violations_count == 0, axe.run(page).generate_report()
        click("a[href*='/rows?']")
        # A row that is late: its record is flagged.
        late = page.locator("tbody tr", has_text="of the denominator only").locator("th a")
        with page.expect_navigation():
            late.first.click()
        clicks += 1
        assert axe.run(page).violations_count == 0, axe.run(page).generate_report()
        click("ol.lines a.open")
        click("a.button[href^='/rules/']")
        assert page.locator("#law").is_visible()
        assert clicks == 6
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.goto(f"{address}/cockpit?wall=1")
        assert page.evaluate("document.documentElement.scrollHeight") <= 1080
        assert page.locator("meta[http-equiv=refresh]").count() == 1
        page.set_viewport_size({"width": 375, "height": 800})
        page.goto(f"{address}/cockpit")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
        browser.close()
