"""A save and what comes of it, within a second."""

from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from oversight.specs.watch import Heard, affected, judge, watch
from tests.specs.packs import small_pack


def test_what_a_file_affects(tmp_path: Path) -> None:
    rules = small_pack(tmp_path) / "small"
    feature = tmp_path / "features" / "small" / "waits.feature"
    other = feature.with_name("other.feature")
    other.write_text("", encoding="utf-8")
    asked: dict[str, set[str]] = {"small": set()}
    assert [
        affected([path], tmp_path, asked)
        for path in (feature, rules / "waits.rule", rules / "norms.yaml", rules / "waits.md")
    ] == [{"small": {feature}}, {"small": {feature}}, {"small": {feature, other}}, {}]
    only = {"small": {"small/waits"}}
    assert affected([rules / "terms.rule"], tmp_path, only) == {"small": {feature}}
    assert affected([other], tmp_path, only) == {}


def test_what_is_wrong_is_said_in_full(tmp_path: Path) -> None:
    folder = small_pack(tmp_path)
    feature = tmp_path / "features" / "small" / "waits.feature"
    (sound,) = judge([folder], "small", {feature})
    assert (sound.name, sound.count, sound.wrong) == ("small/waits", 3, [])
    text = feature.read_text(encoding="utf-8")
    feature.write_text(
        text.replace("| 4    |", "| 5    |") + "    And examined are C2\n", encoding="utf-8"
    )
    (heard,) = judge([folder], "small", {feature})
    first, second = heard.wrong
    assert first.startswith("Four days\n") and "The findings are not those expected." in first
    assert "+ | C1      | flagged | 2021-03-06 | 4    | 4 days since 2021-03-06 |" in first
    assert "Expected: C2\nGot:      C1\nWhy, for C1:\n" in second
    assert "\n  Why it is flagged\n" in first
    (folder / "small" / "waits.rule").write_text("examines", encoding="utf-8")
    (refused,) = judge([folder], "small", {feature})
    assert refused.count == 0 and "The rule has no front matter." in refused.wrong[0]


def test_a_save_is_answered(tmp_path: Path) -> None:
    folder = small_pack(tmp_path)
    heard: Queue[Heard] = Queue()
    stop = Event()
    thread = Thread(
        target=watch, args=([folder], {"small": set()}, tmp_path, heard.put, stop), daemon=True
    )
    thread.start()
    try:
        assert heard.get(timeout=30).wrong == []
        rule = folder / "small" / "waits.rule"
        text = rule.read_text(encoding="utf-8").replace("(Days > norm", "(Days >= norm")
        answer = None
        for _ in range(20):  # the watching may not have begun when the first is answered
            rule.write_text(text, encoding="utf-8")
            try:
                answer = heard.get(timeout=1)
                break
            except Empty:
                continue
        assert answer is not None and answer.wrong[0].startswith("Three days, or granted\n")
    finally:
        stop.set()
        thread.join(timeout=10)
