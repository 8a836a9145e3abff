"""The cover of a bundle as a PDF: what it is about, why, the law, the history, the contents."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from oversight.evidence.material import Material
from oversight.report.fonts import Face
from oversight.report.style import BOTTOM, CARDS, LINE, MARGIN, PAGE, TOP, WIDTH, Styles, hexed
from oversight.supervision.words import word


def cover_pdf(material: Material, contents: Mapping[str, str], face: Face) -> bytes:
    """The cover, in both languages, with the sha256 of each file. The same bytes each time."""
    styles = Styles(face.name, "zh")
    item, finding = material.item, material.item.finding

    def text(said: object, style: str = "body") -> Paragraph:
        return Paragraph(escape(face.printable(str(said))), styles.get(style))

    def both(key: str) -> str:
        return f"{word(key, 'zh')} {word(key, 'en')}"

    card = (
        f'<font color="{hexed(CARDS[finding.card])}">'
        f"{escape(face.printable(both(finding.card)))}</font>"
        f" · {escape(face.printable(both(item.state)))} · {item.id}"
    )
    flow: list[Flowable] = [
        text("证据包 Evidence bundle", "subtitle"),
        Paragraph(card, styles.get("lead")),
    ]
    for language, proof in material.proofs.items():
        title = proof.rule.title.zh if language == "zh" else proof.rule.title.en
        flow += [text(title, "section"), text(proof.message or finding.message, "lead")]
        law = "; ".join(f"{basis.law} {basis.article or ''}".strip() for basis in proof.rule.basis)
        flow.append(text(law, "note"))
        for walk in proof.walks[:2]:
            steps = [step.said.zh if language == "zh" else step.said.en for step in walk.steps]
            flow.append(text(walk.clock, "note"))
            flow += [text(f"{n}. {said}") for n, said in enumerate(steps, start=1)]
    if not material.proofs:
        flow.append(text(finding.message, "lead"))
    flow += [text(f"缺项 Missing: {gap}", "note") for gap in material.gaps]
    rows = [
        ("规则 Rule", f"{item.rule} ({finding.version})"),
        ("对象 Subject", f"{item.subject_kind} {item.subject}"),
        ("单位 Organisation", item.org or "-"),
        ("截至 As of", f"{finding.as_of}; 运行 run {finding.run}"),
        ("记录版本 Records", str(material.run.get("lake", "-"))),
        ("个人信息 Personal data", "已显示 shown" if material.open else "已遮蔽 masked"),
    ]
    flow += [
        text("概要 Summary", "section"),
        _table([[text(a, "cell-muted"), text(b, "cell")] for a, b in rows], (42 * mm, None)),
    ]
    history = [
        [
            text(entry.seq, "cell-muted"),
            text(entry.at[:16].replace("T", " "), "cell"),
            text(entry.who, "cell"),
            text(both(entry.command), "cell"),
            text(entry.why, "cell"),
        ]
        for entry in material.trail
    ]
    flow += [
        text("痕迹 Trail", "section"),
        _table(history, (12 * mm, 30 * mm, 28 * mm, 38 * mm, None)),
    ]
    files = [[text(name, "cell"), text(digest, "code")] for name, digest in contents.items()]
    flow += [text("目录 Contents", "section"), _table(files, (62 * mm, None))]
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=PAGE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=f"{item.id} 证据包 Evidence bundle",
        author="Oversight",
        invariant=1,
    )
    document.build(flow)
    return out.getvalue()


def _table(rows: list[list[Paragraph]], widths: tuple[float | None, ...]) -> Flowable:
    rest = WIDTH - sum(width for width in widths if width is not None)
    table = Table(rows or [[""] * len(widths)], [width or rest for width in widths], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table
