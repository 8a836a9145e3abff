"""Findings as files that people write: YAML, both languages, one finding a file."""

from __future__ import annotations

from pathlib import Path

import yaml

from oversight.audit.finding import Finding
from oversight.audit.yamlfile import read_yaml

HEAD = """\
# A finding in five parts. Write each in zh, in en, or in both. What is empty is to be written: the
# cause (why it is so, not that it is so) and the recommendation are for a person to say, and so is
# whether the evidence is sufficient (enough of it) and appropriate (relevant, valid, reliable).
# 审计发现分五部分，可写中文、英文或两者。空白处待写：原因（为何如此，而非如何）和建议由人来写，
# 证据是否充分（数量足够）、适当（相关、有效、可靠）也由人判断。
"""


def read_finding(path: Path) -> Finding:
    """The finding in a file; `Refused` with every fault at its line."""
    return read_yaml(path, Finding)


def finding_text(finding: Finding) -> str:
    """The finding as the text of a file to be completed."""
    plain = finding.model_dump(mode="json")
    for evidence in plain["evidence"]:
        if not evidence["sha256"]:
            del evidence["sha256"]
    return HEAD + yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=96)


def write_finding(path: Path, finding: Finding) -> None:
    """The finding as a file to be completed."""
    path.write_text(finding_text(finding), encoding="utf-8")
