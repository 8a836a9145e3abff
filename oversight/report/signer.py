"""Who signs: a key with its certificate, made here, and the certificates that are trusted."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PublicFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from oversight.problem import Problem, Refused

VALID = timedelta(days=3 * 365)
"""How long a certificate made here is valid."""


def make_signer(folder: Path, name: str, passphrase: str | None, at: datetime) -> tuple[Path, Path]:
    """A key with a certificate made for itself: `signer.p12`, for its owner, and `signer.crt`.

    Of the curve P-256. Refused where one of the two is there already.
    """
    private, public = folder / "signer.p12", folder / "signer.crt"
    there = [
        Problem(str(path), "There is one already.", "Name another folder, or keep using it.")
        for path in (private, public)
        if path.exists()
    ]
    if there:
        raise Refused(there)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(at + VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .sign(key, SHA256())
    )
    kept: KeySerializationEncryption = (
        BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    )
    content = pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, kept)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        private.touch(mode=0o600)
        private.write_bytes(content)
        public.write_bytes(made.public_bytes(Encoding.PEM))
    except OSError as error:
        said = f"The key cannot be written: {error.strerror}."
        raise Refused(
            Problem(str(folder), said, "Name a folder that can be written to.")
        ) from error
    return private, public


Signing = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
"""The keys that every reader of signed documents knows."""


def pkcs12_of(path: Path, passphrase: str | None, certificate: Path | None) -> bytes:
    """A key and its certificate as PKCS#12, with no passphrase any more: not for any disk.

    `path` is a file of PKCS#12, or a key in PEM where the file of its certificate is named, in
    which those that vouch for it may follow. Refused: neither; a passphrase that does not open
    it; a certificate of another key; a key that is neither RSA nor of an elliptic curve.
    """
    phrase = passphrase.encode() if passphrase else None
    key, own, others = (
        _opened(path, phrase) if certificate is None else _joined(path, phrase, certificate)
    )
    if not isinstance(key, Signing) or own is None:
        said = "There is no key here that signs documents, with a certificate."
        fix = "Use a key of RSA or of an elliptic curve (P-256), and the certificate made for it."
        raise Refused(Problem(str(path), said, fix))
    if _public(key) != _public(own):
        said = "The certificate is not of this key."
        fix = "Name the certificate made for it; where others follow in the file, it is first."
        raise Refused(Problem(str(certificate or path), said, fix))
    return pkcs12.serialize_key_and_certificates(None, key, own, others, NoEncryption())


Found = tuple[object, x509.Certificate | None, list[x509.Certificate]]


def _opened(path: Path, phrase: bytes | None) -> Found:
    try:
        return pkcs12.load_key_and_certificates(_content(path), phrase)
    except ValueError as error:
        said = "This is no PKCS#12 file, or the passphrase does not open it."
        fix = "Give its passphrase in a file; with a key in PEM, name its --certificate."
        raise Refused(Problem(str(path), said, fix)) from error


def _joined(path: Path, phrase: bytes | None, certificate: Path) -> Found:
    try:
        key = load_pem_private_key(_content(path), phrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        said = "This is no private key in PEM, or the passphrase does not open it."
        raise Refused(Problem(str(path), said, "Give its passphrase in a file.")) from error
    own, *others = map(x509.load_der_x509_certificate, read_certificates(certificate))
    return key, own, others


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        said = f"The signer cannot be read: {error.strerror}."
        fix = "Name a PKCS#12 file (.p12, .pfx), or make one with `oversight report signer`."
        raise Refused(Problem(str(path), said, fix)) from error


def _public(of: Signing | x509.Certificate) -> bytes:
    return of.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def read_certificates(path: Path) -> list[bytes]:
    """The certificates in a file, or in the files of a folder (.crt, .pem, .cer).

    Refused where there are none.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    found = []
    for file in files:
        if path.is_dir() and file.suffix not in (".crt", ".pem", ".cer"):
            continue
        try:
            content = file.read_bytes()
            found += (
                [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(content)]
                if content.lstrip().startswith(b"-----")
                else [x509.load_der_x509_certificate(content).public_bytes(Encoding.DER)]
            )
        except (OSError, ValueError) as error:
            said = "No certificate can be read here."
            raise Refused(Problem(str(file), said, "Name a .crt file, PEM or DER.")) from error
    if not found:
        raise Refused(Problem(str(path), "There is no certificate here.", "Name a .crt file."))
    return found
