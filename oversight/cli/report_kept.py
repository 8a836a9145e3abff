"""`oversight report reissue|verify`: kept editions issued again, and documents checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from cryptography.exceptions import InvalidSignature

from oversight.cli.report_work import face_of, kept_folder, writable, write
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.report.frozen import digest, find_frozen, issued_in, kept
from oversight.report.signer import read_certificates
from oversight.report.signing import Signature, is_signed, only_signed, signatures
from oversight.supervision.keys import read_key, read_public

Keys = Annotated[Path | None, typer.Option(help="A public key, or a folder of them (.pub).")]


def reissue(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The kept edition's name or its PDF.")],
    *,
    out: Annotated[
        Path | None, typer.Option(help="The PDF to write, a workbook beside it.")
    ] = None,
    sign: Annotated[Path | None, typer.Option(help="Sign it with this key, beside it.")] = None,
) -> None:
    """Issue a kept edition again from what was frozen of it; the bytes must be the same.

    Where they are not, what is other than then is named, and the exit code is 1.

    Example: oversight -C city report reissue daily-2021-09-30-zh
    """
    project = Project.open(ctx.obj.folder)
    writable(out)
    if sign is not None and out is None:
        said = "What is signed must be written."
        raise Refused(Problem("--sign", said, "Name the PDF with --out."))
    key = read_key(sign) if sign else None
    frozen = find_frozen(kept_folder(project), name)
    face = face_of(project)
    issued = frozen.order.issue(frozen.material, face)
    now = {"pdf": digest(issued.pdf), "xlsx": digest(issued.workbook)}
    if out is not None:
        write(out, issued.pdf)
        write(out.with_suffix(".xlsx"), issued.workbook)
        if key is not None:
            signed = {"key": key.name, "sha256": now["pdf"], "signature": key.sign(issued.pdf)}
            content = json.dumps(signed, indent=1) + "\n"
            write(out.with_name(f"{out.name}.sig"), content.encode())
    other = [ending for ending, was in frozen.hashes.items() if now[ending] != was]
    if not other:
        typer.echo(f"{frozen.name}: the same bytes as issued, PDF {now['pdf'][:16]}.")
        return
    typer.echo(f"{frozen.name}: not the same bytes as issued: {', '.join(other)}.")
    changed = frozen.changed(face)
    for sentence in changed or [
        "Material, font and libraries are those of then: the layout is not."
    ]:
        typer.echo(f"  {sentence}")
    raise typer.Exit(1)


def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The PDF or the workbook to check.")],
    *,
    keys: Keys = None,
    trust: Annotated[
        Path | None, typer.Option(help="A certificate that is trusted, or a folder of them.")
    ] = None,
) -> None:
    """Check a document against the kept editions and, where it is signed, its signatures.

    The exit code is 1 where it is not as it was issued. A signature stands beside the PDF, in
    a file of its name and .sig, or in the document itself; one by a key that is not at hand, or
    of a certificate that is not trusted, proves nothing.

    Example: oversight -C city report verify brief.pdf --keys keys
    """
    if not file.is_file():
        raise Refused(Problem(str(file), "There is no such file.", "Name a PDF or a workbook."))
    project = Project.open(ctx.obj.folder)
    content = file.read_bytes()
    inside = (
        signatures(content, read_certificates(trust) if trust else []) if is_signed(content) else []
    )
    found = issued_in(content, kept(kept_folder(project)).values())
    good = found is not None and (
        content == found[1] or (bool(inside) and only_signed(content, found[1]))
    )
    if found is not None and good:
        typer.echo(f"{file}: as it was issued, kept as {found[0].name}.")
    elif found is not None and inside:
        typer.echo(f"{file}: more than signatures was written behind edition {found[0].name}.")
    else:
        typer.echo(f"{file}: no edition with these bytes is kept; it was changed, or is another's.")
    for one in inside:
        said = _said_of(one, checked=trust is not None)
        good = good and said is None
        when = f", {one.at:%Y-%m-%d %H:%M %Z}" if one.at else ""
        who = f"Signed by {one.signer}{when}" if one.signer else "A signature"
        typer.echo(f"  {who}: {said or 'the signature holds.'}")
    if trust is not None and not inside:
        good = False
        typer.echo("  There is no signature in the document.")
    signature = file.with_name(f"{file.name}.sig")
    if signature.is_file():
        sentence = _signature_fault(signature, content, keys)
        good = good and sentence is None
        typer.echo(f"{signature}: {sentence or 'the signature holds.'}")
    elif keys is not None:
        good = False
        typer.echo(f"{signature}: there is no signature.")
    if not good:
        raise typer.Exit(1)


def _said_of(one: Signature, *, checked: bool) -> str | None:
    """What is wrong with a signature in a document; None where it holds."""
    if not one.whole:
        return "the signature does not hold: the document was changed after it was signed."
    if not checked:
        return "whole, but whose is not checked: name trusted certificates with --trust."
    if not one.trusted:
        return "whole, but by a certificate that is not among those trusted."
    return None


def _signature_fault(path: Path, content: bytes, keys: Path | None) -> str | None:
    """What is wrong with a signature; None where it holds."""
    if keys is None:
        return "not checked: name the public keys with --keys."
    public = read_public(keys)
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        key, signed = str(said["key"]), bytes.fromhex(said["signature"])
    except (ValueError, KeyError, TypeError):
        return "this is no signature."
    if key not in public:
        return f"it is by the key {key}, which is not among the keys."
    try:
        public[key].verify(signed, content)
    except InvalidSignature:
        return "the signature does not hold: the document was changed after it was signed."
    return None
