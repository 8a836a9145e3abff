"""Signatures in a document: whole, by whom, of when; and who can sign."""

from __future__ import annotations

import builtins
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from oversight.problem import Problem, Refused
from oversight.report.signer import make_signer, read_certificates
from oversight.report.signing import (
    is_signed,
    only_signed,
    read_signer,
    signatures,
    signed,
)

MADE = datetime(2021, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(100, 700, "Flagged: 7")
    canvas.linkURL("https://example.org", (100, 690, 200, 710))
    canvas.save()
    return stream.getvalue()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two signers: Li Wei, with a passphrase, and 张敏, without one."""
    folder = tmp_path_factory.mktemp("keys")
    make_signer(folder / "li", "Li Wei", "river", MADE.replace(year=datetime.now(UTC).year - 1))
    make_signer(folder / "zhang", "张敏", None, MADE.replace(year=datetime.now(UTC).year - 1))
    return folder


@pytest.fixture(scope="module")
def once(pdf: bytes, keys: Path) -> bytes:
    return signed(pdf, read_signer(keys / "li" / "signer.p12", "river"), reason="audit-1")


def told(content: bytes, *trusted: Path) -> list[tuple[str, bool, bool]]:
    certificates = [one for path in trusted for one in read_certificates(path)]
    return [(one.signer, one.whole, one.trusted) for one in signatures(content, certificates)]


def test_a_signature_stands_behind_the_bytes_that_were_issued(
    pdf: bytes, once: bytes, keys: Path
) -> None:
    assert once.startswith(pdf)
    assert is_signed(once)
    assert not is_signed(pdf)
    assert signatures(pdf, []) == []
    assert told(once) == [("Li Wei", True, False)]
    assert told(once, keys / "li" / "signer.crt") == [("Li Wei", True, True)]
    assert told(once, keys / "zhang") == [("Li Wei", True, False)]
    (one,) = signatures(once, [])
    assert one.at is not None
    assert abs((datetime.now(UTC) - one.at).total_seconds()) < 3600


def test_a_second_person_signs_what_the_first_did(pdf: bytes, once: bytes, keys: Path) -> None:
    twice = signed(once, read_signer(keys / "zhang" / "signer.p12", None), reason="audit-1")
    assert told(twice, keys / "li", keys / "zhang") == [
        ("Li Wei", True, True),
        ("张敏", True, True),
    ]
    assert only_signed(twice, pdf)


@pytest.mark.parametrize("place", ["the text", "the signature", "the end"])
def test_a_changed_byte_breaks_it(once: bytes, place: str) -> None:
    at = {
        "the text": once.index(b"stream") + 20,
        "the signature": once.rindex(b"/Contents <") + 200,
    }
    if place == "the end":
        changed = once + b"\n% more\n"
    else:
        letter = once[at[place]]
        other = b"5" if letter != ord("5") else b"6"
        changed = once[: at[place]] + other + once[at[place] + 1 :]
    assert [one.whole for one in signatures(changed, [])] in ([False], [])


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_what_was_issued_leaves_it_whole(
    pdf: bytes, once: bytes, data: st.DataObject
) -> None:
    """Nor does any damage, wherever it is, break the reader."""
    at = data.draw(st.integers(0, len(once) - 1))
    letter = data.draw(st.integers(0, 255).filter(lambda one: one != once[at]))
    damaged = once[:at] + bytes([letter]) + once[at + 1 :]
    found = signatures(damaged, [])
    assert at >= len(pdf) or not any(one.whole for one in found)
    only_signed(damaged, pdf)


def problem_of(call: Callable[[], object]) -> Problem:
    with pytest.raises(Refused) as refused:
        call()
    (found,) = refused.value.problems
    return found


def test_wrong_signers_are_told(tmp_path: Path, keys: Path) -> None:
    path = keys / "li" / "signer.p12"
    shut = "This is no PKCS#12 file, or the passphrase does not open it."
    assert problem_of(lambda: read_signer(path, "sea")) == Problem(
        str(path),
        shut,
        "Give its passphrase in a file; with a key in PEM, name its --certificate.",
    )
    none = tmp_path / "none.p12"
    assert problem_of(lambda: read_signer(none, None)) == Problem(
        str(none),
        "The signer cannot be read: No such file or directory.",
        "Name a PKCS#12 file (.p12, .pfx), or make one with `oversight report signer`.",
    )
    with pytest.raises(Refused) as refused:
        make_signer(keys / "li", "Li Wei", None, MADE)
    assert [problem.said for problem in refused.value.problems] == ["There is one already."] * 2
    assert path.stat().st_mode & 0o077 == 0


@pytest.fixture(scope="module")
def by_openssl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys and certificates as openssl writes them: RSA with a passphrase, Ed25519 without."""
    folder = tmp_path_factory.mktemp("pem")
    for name, kind in (("rsa", "rsa:2048"), ("ed", "ed25519")):
        files = ("-keyout", str(folder / f"{name}.pem"), "-out", str(folder / f"{name}.crt"))
        shut = ("-passout", "pass:river") if name == "rsa" else ("-noenc",)
        made = ("-newkey", kind, *files, *shut, "-days", "30", "-subj", "/CN=Sun Li")
        usage = ("-addext", "keyUsage=digitalSignature,nonRepudiation")
        subprocess.run(("openssl", "req", "-x509", *made, *usage), check=True, capture_output=True)
    return folder


def test_a_key_and_a_certificate_that_openssl_made(pdf: bytes, by_openssl: Path) -> None:
    key, certificate = by_openssl / "rsa.pem", by_openssl / "rsa.crt"
    made = signed(pdf, read_signer(key, "river", certificate), reason="audit-1")
    assert told(made, certificate) == [("Sun Li", True, True)]


def test_wrong_keys_in_pem_are_told(by_openssl: Path, keys: Path) -> None:
    key, certificate = by_openssl / "rsa.pem", by_openssl / "rsa.crt"
    shut = Problem(
        str(key),
        "This is no private key in PEM, or the passphrase does not open it.",
        "Give its passphrase in a file.",
    )
    for wrong in (None, "sea"):
        assert problem_of(lambda wrong=wrong: read_signer(key, wrong, certificate)) == shut
    another = keys / "li" / "signer.crt"
    assert problem_of(lambda: read_signer(key, "river", another)) == Problem(
        str(another),
        "The certificate is not of this key.",
        "Name the certificate made for it; where others follow in the file, it is first.",
    )
    other = by_openssl / "ed.pem"
    assert problem_of(lambda: read_signer(other, None, by_openssl / "ed.crt")) == Problem(
        str(other),
        "There is no key here that signs documents, with a certificate.",
        "Use a key of RSA or of an elliptic curve (P-256), and the certificate made for it.",
    )


def test_wrong_certificates_and_documents_are_told(tmp_path: Path, keys: Path) -> None:
    (tmp_path / "a.crt").write_text("no certificate")
    assert problem_of(lambda: read_certificates(tmp_path)) == Problem(
        str(tmp_path / "a.crt"), "No certificate can be read here.", "Name a .crt file, PEM or DER."
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    assert problem_of(lambda: read_certificates(empty)) == Problem(
        str(empty), "There is no certificate here.", "Name a .crt file."
    )
    signer = read_signer(keys / "zhang" / "signer.p12", None)
    assert problem_of(lambda: signed(b"no document", signer, reason="x")) == Problem(
        "FILE",
        "This is no PDF that can be signed.",
        "Name a PDF that `oversight report` wrote.",
    )
    assert signatures(b"no document", []) == []


def test_without_pyhanko_it_says_how_to_get_it(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *more: Any, **other: Any) -> Any:
        if name.startswith("pyhanko"):
            raise ModuleNotFoundError(name)
        return real(name, *more, **other)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert problem_of(lambda: read_signer(keys / "li" / "signer.p12", "river")) == Problem(
        "pyhanko",
        "Signatures in a document need pyHanko, which is not installed.",
        "Install it with `pip install 'oversight[sign]'`.",
    )
