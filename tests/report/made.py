"""A small made-up city: 1 + 10 + 96 organisations, four rules, findings, items, clocks."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pyarrow as pa

from oversight.audit.words import Words
from oversight.report.material import Manifest, Material, RuleCard

AS_OF = date(2021, 9, 30)
COUNTIES = {
    "崇川": "Chongchuan",
    "通州": "Tongzhou",
    "海门": "Haimen",
    "如东": "Rudong",
    "如皋": "Rugao",
    "海安": "Hai'an",
    "启东": "Qidong",
    "港闸": "Gangzha",
    "开发": "Development",
    "苏通": "Sutong",
}
TOWNS = ["城关", "东社", "西亭", "平潮", "兴仁", "石港", "四甲", "三余", "金沙", "刘桥"]

RULES = {
    "cn.licensing/decision-overdue": RuleCard(
        title=Words(zh="行政许可决定超过法定期限", en="Licence decision past its statutory limit"),
        kind="timeout",
        card="red",
        basis=Words(zh="行政许可法第四十二条", en="Licensing Law, article 42"),
        message=Words(
            zh="应于{Due}前作出决定，已超{Late}个工作日",
            en="A decision was due by {Due}; it is {Late} working days late",
        ),
    ),
    "cn.licensing/no-review": RuleCard(
        title=Words(zh="受理后未经审查即作出决定", en="Decided without any review"),
        kind="gap",
        card="red",
        basis=Words(zh="行政许可法第三十四条", en="Licensing Law, article 34"),
    ),
    "cn.licensing/correction-late": RuleCard(
        title=Words(zh="一次性告知补正超过五个工作日", en="Correction notice after five days"),
        kind="timeout",
        card="yellow",
        basis=Words(zh="行政许可法第三十二条", en="Licensing Law, article 32"),
    ),
    "cn.licensing/fee-without-basis": RuleCard(
        title=Words(
            zh="在没有法律、行政法规依据的情况下就行政许可的实施和监督检查收取费用",
            en="A fee was charged for granting or supervising a licence although neither a law "
            "nor an administrative regulation provides for one",
        ),
        kind="abnormal",
        card="yellow",
    ),
}


def orgs() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "org": "C",
            "name": "南通市行政审批局",
            "name_en": "Nantong City",
            "level": "city",
            "parent": None,
        }
    ]
    for at, (county, english) in enumerate(COUNTIES.items()):
        rows.append(
            {
                "org": f"C{at:02}",
                "name": f"{county}区行政审批局",
                "name_en": f"{english} District Approval Bureau",
                "level": "county",
                "parent": "C",
            }
        )
    for at in range(96):
        county = at % 10
        rows.append(
            {
                "org": f"C{county:02}{at:03}",
                "name": f"{TOWNS[at // 10]}镇便民服务中心",
                "level": "town",
                "parent": f"C{county:02}",
            }
        )
    return rows


def _rate(org: str) -> float:
    return 0.35 if org in ("C03", "C03013") else 0.08


def material(seed: int = 7, *, with_items: bool = True) -> Material:
    """Deterministic; every organisation has cases, three have many late ones."""
    random = Random(seed)
    findings, items, clocks = [], [], []
    counts: dict[tuple[str, str], list[int]] = {}
    case = 0
    for org in (str(row["org"]) for row in orgs()):
        size = 160 if len(org) <= 3 else random.randrange(3, 60)
        for _ in range(size):
            case += 1
            subject = f"SP2021{case:06}"
            start = date(2021, 5, 1) + timedelta(days=random.randrange(120))
            due = start + timedelta(days=28)
            late = random.random() < _rate(org)
            used = random.randrange(30, 50) if late else random.randrange(5, 28)
            ended: date | None = start + timedelta(days=used)
            if (late and random.random() < 0.4) or ended > AS_OF:
                ended = None
            clocks.append(
                {
                    "case": subject,
                    "clock": "decide",
                    "org": org,
                    "start": start,
                    "due": due,
                    "ended": ended,
                    "until": ended or AS_OF,
                    "provisional": False,
                }
            )
            overdue = (ended or AS_OF) > due
            for rule, card in RULES.items():
                cell = counts.setdefault((rule, org), [0, 0, 0])
                cell[0] += 1
                flagged = overdue if rule.endswith("overdue") else random.random() < 0.02
                if not flagged:
                    cell[2] += random.random() < 0.01
                    continue
                cell[1] += 1
                facts = {"Due": due.isoformat(), "Late": random.randrange(1, 9)}
                findings.append(
                    {
                        "rule": rule,
                        "version": "1",
                        "outcome": "flagged",
                        "kind": card.kind,
                        "card": card.card,
                        "subject_kind": "case",
                        "subject": subject,
                        "org": org,
                        "due": due if rule.endswith("overdue") else None,
                        "facts": json.dumps(facts),
                        "message": "受理与决定之间没有审查记录",
                        "as_of": AS_OF,
                        "run": "5f2a9c71e0b3",
                    }
                )
                items.append(
                    {
                        "id": f"{len(items) + 1}",
                        "rule": rule,
                        "subject": subject,
                        "org": org,
                        "state": random.choice(("raised", "signed", "closed", "submitted")),
                        "card": card.card,
                        "due": AS_OF + timedelta(days=random.randrange(-6, 9)),
                        "raised_at": datetime(2021, 9, 29, 20, tzinfo=UTC)
                        - timedelta(days=random.choice((0, 0, 3, 11))),
                    }
                )
    summary = [
        {"rule": rule, "org": org, "examined": a, "flagged": b, "cannot_tell": c}
        for (rule, org), (a, b, c) in counts.items()
    ]
    return Material.of_tables(
        name="南通市行政效能监督",
        manifest=Manifest(
            as_of=AS_OF,
            run="5f2a9c71e0b3",
            lake="case=12,event=40",
            rulebook="9b1c" * 16,
            calendar="CN 2004-2026 7d0e",
            engine="duckdb",
        ),
        findings=pa.Table.from_pylist(findings),
        summary=pa.Table.from_pylist(summary),
        items=pa.Table.from_pylist(items) if with_items else None,
        orgs=pa.Table.from_pylist(orgs()),
        clock=pa.Table.from_pylist(clocks),
        rules=RULES,
        timezone="Asia/Shanghai",
    )
