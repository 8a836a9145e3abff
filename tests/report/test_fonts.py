"""Which face a report is set in, and what is said of one that will not do."""

from pathlib import Path

import pytest

from oversight.problem import Problem, Refused
from oversight.report.fonts import Face, find_face
from oversight.report.labels import LABELS

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
_FIX = "Name a TrueType font (.ttf or .ttc) with Chinese, or leave the setting out."


def _refused(font: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        find_face(font)
    return refused.value.problems


def test_the_fallback_is_not_embedded() -> None:
    assert find_face(places=[]) == Face("STSong-Light", "sans-serif", None)
    assert not find_face(places=[]).embedded


def test_places_that_will_not_do_are_passed_over(tmp_path: Path) -> None:
    text = tmp_path / "text.ttf"
    text.write_text("no font")
    assert not find_face(places=[tmp_path / "none.ttf", text]).embedded


def test_a_configured_font_is_never_replaced(tmp_path: Path) -> None:
    missing, text = tmp_path / "none.ttf", tmp_path / "text.ttf"
    text.write_text("no font")
    where = "oversight.toml: report.font"
    assert _refused(missing) == (Problem(where, f"There is no font file '{missing}'.", _FIX),)
    assert _refused(text) == (Problem(where, f"The file '{text}' is not a TrueType font.", _FIX),)


def test_cff_outlines_cannot_be_embedded(tmp_path: Path) -> None:
    path = tmp_path / "cff.otf"
    path.write_bytes(b"OTTO" + bytes(60))
    assert _refused(path) == (
        Problem(
            "oversight.toml: report.font",
            f"The font '{path}' has CFF outlines, which cannot be embedded.",
            _FIX,
        ),
    )


@pytest.mark.skipif(not _DEJAVU.is_file(), reason="DejaVu Sans is not installed here.")
def test_a_font_without_chinese() -> None:
    assert _refused(_DEJAVU) == (
        Problem("oversight.toml: report.font", f"The font '{_DEJAVU}' has no Chinese.", _FIX),
    )


def test_what_a_face_lacks_is_marked(face: Face) -> None:
    assert face.printable("行政\U0001f6a8\n許可") == "行政〓\n許可"


def test_all_labels_can_be_printed(face: Face) -> None:
    for key, words in LABELS.items():
        for text in words:
            assert face.printable(text) == text, key
