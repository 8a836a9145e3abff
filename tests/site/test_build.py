"""The pages of a small pack: what stands on them, and that nothing on them leads nowhere."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from oversight.rulebook.rulebook import load_rulebook
from oversight.site.build import Site
from oversight.site.labels import LABELS, Words
from tests.specs.packs import small_pack

GUIDE = """\
# A guide

See [the other](other.md#part) and <script>alert(1)</script>.

| a | b |
|---|---|
| 1 | 2 |
"""


class Page(HTMLParser):
    """The words of a page, what it links to, and whether every element is closed."""

    _VOID = ("meta", "link", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data.split()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    rules = small_pack(home)
    (rules / "small" / "waits.md").write_text("# Waits\n\n## Why\nPeople wait.\n")
    guides = home / "guides"
    guides.mkdir()
    (guides / "guide.md").write_text(GUIDE)
    (guides / "other.md").write_text("# Other\n")
    Site(home / "site", load_rulebook(["small"], [rules]), guides).build()
    return home / "site"


def test_the_files(site: Path) -> None:
    assert sorted(str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()) == [
        "en/index.html",
        "en/small/index.html",
        "en/small/waits.html",
        "guides/guide.html",
        "guides/other.html",
        "index.html",
        "style.css",
        "zh/index.html",
        "zh/small/index.html",
        "zh/small/waits.html",
    ]


def test_every_link_is_there_and_none_is_remote(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = Page(path.read_text(encoding="utf-8"))
        assert page.open == []
        for link in page.links:
            assert "://" not in link
            assert (path.parent / link.partition("#")[0]).is_file(), (path, link)
    assert "url(" not in (site / "style.css").read_text()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Waits too long | L | Whom it examines | {Days} days since | "
            "no organisation | Three days, or granted | People wait. | Days allowed | "
            "2020-01-01 to 2020-12-31 | must fire | Four days | the records of event | "
            "2021-03-06 | The rule has not been run yet. | decided(C) <= event",
        ),
        (
            "zh",
            "等待 | 检查对象 | 无机构 | 天数 | 2020-01-01至2020-12-31 | 应标记 | 尚无执行结果。",
        ),
    ],
)
def test_what_stands_on_a_rule_s_page(site: Path, language: str, words: str) -> None:
    page = Page((site / language / "small" / "waits.html").read_text(encoding="utf-8"))
    text = " ".join(page.words)
    for piece in words.replace("{Days}", "Days").split(" | "):
        assert piece in text


def test_a_guide_s_markdown(site: Path) -> None:
    text = (site / "guides" / "guide.html").read_text()
    assert '<a href="other.html#part">' in text
    assert '<div class="wide"><table>' in text
    assert "&lt;script&gt;" in text and "<script" not in text


def test_labels_have_their_names_in_both_languages() -> None:
    for name, (zh, en) in LABELS.items():
        assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)), name
    assert (Words("zh")("red"), Words("en")("red")) == ("红牌", "red")
