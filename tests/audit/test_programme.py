"""Programmes: the shipped ones read, and every mistake in one is located and said."""

from pathlib import Path

import pytest

import oversight
from oversight.audit.programme import Programme, read_programme
from oversight.audit.yamlfile import parse_yaml
from oversight.problem import Problem, Refused

_SHIPPED = sorted((Path(oversight.__file__).parent.parent / "audits").glob("*.yaml"))


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: str(path.stem))
def test_shipped(path: Path) -> None:
    assert read_programme(path).programme == path.stem


def _refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "audits/x.yaml", Programme)
    return refused.value.problems


def test_every_mistake_at_once() -> None:
    text = """\
programme: x
titel: {zh: a, en: b}
indicators:
  - indicator: on
    title: {zh: a}
    measure: ontime
  - indicator: Two
    title: {zh: a, en: b, fr: c}
    measure: on_time
    clocks: [3]
    per: 7
    minimum: 0
    better: hi
    funel: true
  - indicator: three
    title: {zh: a, en: b}
    measure: flagged
    rules: []
    better: low
    minimum: 0
"""
    assert _refused(text) == (
        Problem(
            "audits/x.yaml:1:1", "The setting 'title' is missing.", "Write title: and its value."
        ),
        Problem("audits/x.yaml:2:1", "There is no setting 'titel' here.", "Did you mean 'title'?"),
        Problem(
            "audits/x.yaml:6:5", "The measure 'ontime' is not known.", "Did you mean 'on_time'?"
        ),
        Problem(
            "audits/x.yaml:7:5",
            "'Two' is not a name that 'indicator' may have.",
            "Write lower-case letters, digits and hyphens, beginning with a letter.",
        ),
        Problem("audits/x.yaml:8:27", "There is no setting 'fr' here.", "Known: en, zh."),
        Problem("audits/x.yaml:10:14", "This value must be a text, not '3'.", "Write a text."),
        Problem("audits/x.yaml:11:5", "'7' is not known here.", "Known: 100, 1000, 10000."),
        Problem(
            "audits/x.yaml:12:5",
            "'minimum' should be greater than or equal to 1; it is '0'.",
            "Change the value.",
        ),
        Problem("audits/x.yaml:13:5", "'hi' is not known here.", "Did you mean 'high'?"),
        Problem(
            "audits/x.yaml:14:5", "There is no setting 'funel' here.", "Did you mean 'funnel'?"
        ),
        Problem("audits/x.yaml:18:5", "The list 'rules' is empty.", "Write at least one entry."),
        Problem(
            "audits/x.yaml:20:5",
            "'minimum' should be greater than or equal to 1; it is '0'.",
            "Change the value.",
        ),
    )


def test_a_name_given_twice() -> None:
    text = """\
programme: x
title: {zh: a, en: b}
indicators:
  - {indicator: a, title: {zh: a, en: b}, measure: flagged, rules: ["*"], better: low}
  - {indicator: a, title: {zh: a, en: b}, measure: flagged, rules: ["*"], better: low}
"""
    assert _refused(text) == (
        Problem(
            "audits/x.yaml:1:1",
            "The indicator 'a' is defined more than once.",
            "Change the value.",
        ),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "a: [",
            Problem(
                "audits/x.yaml:1:5",
                "This is not YAML: expected the node content, but found '<stream end>'.",
                "Mend the punctuation or indentation.",
            ),
        ),
        (
            "- 3",
            Problem(
                "audits/x.yaml:1:1",
                "This value must be a mapping of settings, not a list.",
                "Write a mapping of settings.",
            ),
        ),
    ],
)
def test_not_a_programme(text: str, problem: Problem) -> None:
    assert _refused(text) == (problem,)


def test_a_setting_given_twice() -> None:
    text = """\
programme: x
title: {zh: a, en: b}
programme: y
indicators:
  - {indicator: a, title: {zh: a, en: b}, measure: flagged, rules: ["*"], better: low}
"""
    assert _refused(text) == (
        Problem(
            "audits/x.yaml:3:1",
            "The setting 'programme' is given twice.",
            "Keep one of the two.",
        ),
    )


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_programme(tmp_path / "none.yaml")
    assert refused.value.problems == (
        Problem(
            str(tmp_path / "none.yaml"),
            "There is no such file.",
            "Check the name, or write the file.",
        ),
    )


def test_not_text(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused) as refused:
        read_programme(tmp_path / "x.yaml")
    assert refused.value.problems == (
        Problem(
            str(tmp_path / "x.yaml"),
            "The file cannot be read: it is not UTF-8 text.",
            "Save it as UTF-8 text.",
        ),
    )
