"""Findings with what they tell of people hidden, before anything is printed or kept of them.

Done to the table itself: neither the document nor the workbook nor the kept tables hold a name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyarrow as pa

from oversight.rulebook.personal import personal_facts
from oversight.rulebook.rule import Rule
from oversight.veiling import OURS, facts_of, veiled_facts, veiled_sentence


def hidden(findings: pa.Table, rules: Mapping[str, Rule]) -> pa.Table:
    """The findings (see `FINDINGS`) with the facts and sentences that tell of a person masked.

    A finding of a rule that `rules` lacks, or with facts that the rule has no longer, is
    hidden as its page hides it: texts are masked, numbers and days stay.
    """
    nobody = {
        name: frozenset(rule.facts) | OURS
        for name, rule in rules.items()
        if not personal_facts(rule.program)
    }
    facts: list[str | None] = findings.column("facts").to_pylist()
    messages: list[str | None] = findings.column("message").to_pylist()
    changed = False
    for at, name in enumerate(findings.column("rule").to_pylist()):
        told, said = facts[at] or "", messages[at]
        given = facts_of(told)
        if name in nobody and nobody[name] >= given.keys():
            continue
        rule = rules.get(name)
        veiled = veiled_facts(rule, told)
        if veiled != given:
            facts[at] = json.dumps(veiled, ensure_ascii=False)
        if said is not None:
            messages[at] = veiled_sentence(rule, told, said)
        changed = True
    if not changed:
        return findings
    columns = {name: findings.column(name) for name in findings.column_names}
    columns |= {"facts": pa.array(facts, pa.string()), "message": pa.array(messages, pa.string())}
    return pa.table(columns)
