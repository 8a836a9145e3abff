"""`oversight report sign|signer`: documents signed in themselves, by a key with a certificate."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.report_work import kept_folder, writable, write
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.report.frozen import issued_in, kept
from oversight.report.signer import make_signer
from oversight.report.signing import is_signed, only_signed, read_signer, signed

Passphrase = Annotated[
    Path | None, typer.Option(help="The file in which the passphrase of the signer stands.")
]


def signer(
    folder: Annotated[Path, typer.Argument(help="Where signer.p12 and signer.crt are put.")],
    *,
    name: Annotated[str, typer.Option(help="Who signs, as readers will see it.")],
    passphrase_file: Passphrase = None,
) -> None:
    """Make a key with a certificate of its own, to sign documents with.

    Give signer.crt to those who check; signer.p12 stays with its owner. An office that has a
    certificate of its own (.p12, .pfx) needs none of this.

    Example: oversight report signer keys/li --name "Li Wei"
    """
    made = make_signer(folder, name, _read(passphrase_file), datetime.now(UTC))
    for path in made:
        typer.echo(f"Written: {path}.")


def sign(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The PDF of a kept edition.")],
    *,
    key: Annotated[Path, typer.Option(help="A PKCS#12 file (.p12, .pfx), or a key in PEM.")],
    certificate: Annotated[
        Path | None, typer.Option(help="The certificate of a key in PEM; PKCS#12 holds it.")
    ] = None,
    passphrase_file: Passphrase = None,
    out: Annotated[
        Path | None, typer.Option(help="The signed PDF; FILE-signed.pdf if left out.")
    ] = None,
) -> None:
    """Sign the PDF of an edition, in the document itself; only what was issued is signed.

    The bytes of the edition come first and stay as they were; a second person may sign too.

    Example: oversight -C city report sign audit.pdf --key keys/li/signer.p12
    """
    if not file.is_file():
        raise Refused(Problem(str(file), "There is no such file.", "Name the PDF of an edition."))
    to = out or file.with_name(f"{file.stem}-signed.pdf")
    writable(to)
    content = file.read_bytes()
    found = issued_in(content, kept(kept_folder(Project.open(ctx.obj.folder))).values())
    if found is None or not (
        content == found[1] or (is_signed(content) and only_signed(content, found[1]))
    ):
        said = "No edition with these bytes is kept here, so it is not known what would be signed."
        raise Refused(Problem(str(file), said, "Sign what `oversight report` wrote, unchanged."))
    signing = read_signer(key, _read(passphrase_file), certificate)
    write(to, signed(content, signing, reason=found[0].name))
    typer.echo(f"{to}: {found[0].name}, signed.")


def _read(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        said = "The passphrase cannot be read here."
        raise Refused(Problem(str(path), said, "Name a file that holds nothing else.")) from error
