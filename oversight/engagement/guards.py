"""What is refused of a command on an audit, with everything that stands against it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from oversight.audit.finding import Finding, Said
from oversight.engagement.model import Audit, Plan
from oversight.engagement.workflow import COMMANDS, PROGRESS, WHO, WORDS, State, allowed
from oversight.problem import Problem
from oversight.supervision.actor import Actor
from oversight.supervision.tree import OrgTree

AUDITORS = frozenset({"auditor"})
BODIES = frozenset({"handler", "inspector"})
"""The roles by which somebody audits organisations, and acts for an audited one."""

LACKS: Mapping[str, tuple[str, str]] = {
    "criteria": ("标准", "criteria"),
    "condition": ("现状", "condition"),
    "cause": ("原因", "cause"),
    "effect": ("影响", "effect"),
    "recommendation": ("建议", "recommendation"),
    "due": ("整改期限", "day by which the recommendation is due"),
    "evidence": ("证据", "evidence"),
    "sufficient": ("对证据充分性的判断", "judgement that its evidence is sufficient"),
    "appropriate": ("对证据适当性的判断", "judgement that its evidence is appropriate"),
}

NEEDED: Mapping[str, str] = {
    "lead": "主审",
    "reviewer": "复核人",
    "programme": "审计方案",
    "period": "审计期间",
    "title": "审计名称",
    "text": "正文",
    "why": "理由",
}
"""What a command needs, in Chinese."""


def against(
    audit: Audit, command: str, data: Mapping[str, Any], by: Actor, on: date, tree: OrgTree
) -> list[Problem]:
    """Everything that stands against a command on an audit; empty where nothing does.

    `data` is what the command carries, `why` among it where it gives a reason.
    """
    where = f"audit {audit.id}"
    rule = COMMANDS[command]
    if audit.state not in rule.start:
        zh, en = WORDS[audit.state]
        can = allowed(audit.state)
        return [
            Problem(
                where,
                f"It is {en}, and '{command}' cannot be given then.",
                f"Now it can be given: {', '.join(can)}.",
                (f"该审计{zh}，不能“{rule.zh}”。", f"现在可以：{'、'.join(can)}。"),
            )
        ]
    problems = list(_person(audit, command, data, by, tree))
    if on < audit.day:
        problems.append(
            Problem(
                where,
                f"Its last step was taken on {audit.day}, and {on} is before that.",
                f"Give {audit.day} or a later day.",
                (f"上一步办于{audit.day}，不能早于该日。", "请给出该日或之后的日期。"),
            )
        )
    number = data.get("finding")
    if number is not None and audit.numbered(number) is None:
        known = ", ".join(str(one.number) for one in audit.findings) or "none"
        said = f"It has no finding {number}."
        told = (f"没有第{number}项发现。", f"现有：{known}。")
        return [*problems, Problem(where, said, f"Its findings are: {known}.", told)]
    if command in _GUARDS:
        problems += _GUARDS[command](audit, data, on)
    return problems


def against_plan(plan: Plan, by: Actor, tree: OrgTree) -> list[Problem]:
    """Everything that stands against a plan."""
    problems = []
    for name in ("lead", "reviewer", "programme", "period"):
        if not getattr(plan, name).strip():
            problems.append(_needs("plan", name))
    if plan.title.empty:
        problems.append(_needs("plan", "title"))
    if plan.lead.strip() and plan.lead.strip() == plan.reviewer.strip():
        problems.append(_own("audit plan", plan.lead))
    if not reaches(by, plan.orgs, tree, AUDITORS):
        problems.append(_not_theirs("audit plan", "plan", by, "auditor"))
    return problems


def _own(where: str, lead: str) -> Problem:
    return Problem(
        where,
        f"{lead} would review an audit of their own.",
        "Name another auditor as the reviewer.",
        (f"{lead}不能复核自己主审的审计。", "请另指定复核人。"),
    )


def _person(
    audit: Audit, command: str, data: Mapping[str, Any], by: Actor, tree: OrgTree
) -> Iterator[Problem]:
    """Who gives the command: their role, their place, and what nobody may."""
    where, who = f"audit {audit.id}", COMMANDS[command].who
    plan = audit.plan
    if who == "body":
        one = audit.numbered(data["finding"])
        orgs = (one.finding.org,) if one else ()
        ours = {plan.lead, plan.reviewer} | audit.authors
        if by.name in ours or not reaches(by, orgs, tree, BODIES):
            yield _not_theirs(where, command, by, who)
        return
    named = {"lead": plan.lead, "reviewer": plan.reviewer}.get(who, by.name)
    if by.name != named or not reaches(by, plan.orgs, tree, AUDITORS):
        yield _not_theirs(where, command, by, who, named)
    if who == "reviewer" and by.name in audit.authors:
        yield Problem(
            where,
            f"{by.name} wrote in it, and may not review it.",
            "Have it reviewed by an auditor who wrote none of it.",
            (f"{by.name}写过其中的发现，不能复核。", "请由未参与撰写的审计员复核。"),
        )
    if who == "writer" and by.name == plan.reviewer:
        yield Problem(
            where,
            f"{by.name} is to review it, and may not write in it.",
            "Leave the writing to others, and return it with a reason where it is wrong.",
            (f"{by.name}是复核人，不能撰写。", "请由他人撰写；有误的可附理由退回。"),
        )


def may_give(
    audit: Audit, command: str, by: Actor, tree: OrgTree, number: int | None = None
) -> bool:
    """Whether a command, on the finding of that number or on the whole, is theirs to give now.

    What it carries may still stand against it.
    """
    if audit.state not in COMMANDS[command].start:
        return False
    if number is not None and audit.numbered(number) is None:
        return False
    return not any(_person(audit, command, {"finding": number}, by, tree))


def reaches(by: Actor, orgs: tuple[str, ...], tree: OrgTree, roles: frozenset[str]) -> bool:
    """Whether one of the roles is held over each organisation; over everything for none named."""
    asked: tuple[str | None, ...] = orgs or (None,)
    return all(tree.standing(by, org).over & roles for org in asked)


def _not_theirs(where: str, command: str, by: Actor, who: str, named: str = "") -> Problem:
    zh, en = WHO[who]  # type: ignore[index]
    is_named = f" ({named})" if named and named != by.name else ""
    return Problem(
        where,
        f"'{command}' is for {en}{is_named} to give, and {by.name} is not one.",
        "Sign in as such a person, or ask one.",
        (f"“{COMMANDS[command].zh}”由{zh}办理，{by.name}不是。", "请由其办理。"),
    )


def _needs(command: str, name: str) -> Problem:
    said = f"'{command}' needs {name}, and none is given."
    zh = NEEDED[name]
    return Problem(f"audit {command}", said, f"Give --{name}.", (f"缺少{zh}。", "请补上。"))


def _org(audit: Audit, finding: Finding) -> Iterator[Problem]:
    if audit.plan.orgs and finding.org not in audit.plan.orgs:
        known = ", ".join(audit.plan.orgs)
        yield Problem(
            f"audit {audit.id}",
            f"The organisation '{finding.org}' is not one of those audited.",
            f"Those are: {known}.",
            (f"“{finding.org}”不是被审计单位。", f"被审计单位：{known}。"),
        )


def _hand(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    where, lead, reviewer = f"audit {audit.id}", data["lead"].strip(), data["reviewer"].strip()
    if (lead, reviewer) == (audit.plan.lead, audit.plan.reviewer):
        yield Problem(
            where,
            f"{lead} is in charge of it and {reviewer} reviews it already.",
            "Name somebody else with --lead or --reviewer.",
            (f"主审已是{lead}，复核人已是{reviewer}。", "请另指定人选。"),
        )
    yield from (_needs("hand", name) for name in ("lead", "reviewer") if not data[name].strip())
    if lead and lead == reviewer:
        yield _own(where, lead)
    elif reviewer != audit.plan.reviewer:
        if audit.state in (State.REVIEWED, State.ISSUED):
            yield Problem(
                where,
                f"{audit.reviewed_by} has reviewed it, and that stays so.",
                "Leave --reviewer out.",
                (f"{audit.reviewed_by}已复核，不再更换复核人。", "请勿另指定复核人。"),
            )
        elif reviewer in audit.authors | {audit.plan.lead}:
            yield Problem(
                where,
                f"{reviewer} wrote in it or was in charge of it, and may not review it.",
                "Have it reviewed by an auditor who wrote none of it.",
                (f"{reviewer}曾参与撰写或任主审，不能复核。", "请由未参与撰写的审计员复核。"),
            )
    yield from _reasoned("hand")(audit, data, on)


def _find(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    yield from _org(audit, Finding.model_validate({k: v for k, v in data.items() if k != "why"}))


def _revise(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    written = Finding.model_validate(data["written"])
    yield from _org(audit, written)
    one = audit.numbered(data["finding"])
    if one is None or data["why"].strip():
        return
    # A file written before the evidence was added would silently take it away.
    left = [each.reference for each in one.finding.evidence if each not in written.evidence]
    if left:
        yield Problem(
            f"audit {audit.id}, finding {one.number}",
            f"The file leaves out evidence that it has: {', '.join(left)}.",
            "Begin from `oversight audits take`, or say with --why that it no longer counts.",
            (f"新稿缺少已有证据：{'、'.join(left)}。", "请从 take 取出的文件改起，或说明理由。"),
        )


def _send(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    where = f"audit {audit.id}"
    if not audit.findings:
        yield Problem(
            where,
            "It has no findings to send.",
            "Write one first, or leave the audit as it is.",
            ("没有可征求意见的发现。", "请先写入发现。"),
        )
    for one in audit.findings:
        lacks = one.finding.missing()
        if lacks:
            en = ", ".join(LACKS[name][1] for name in lacks)
            zh = "、".join(LACKS[name][0] for name in lacks)
            yield Problem(
                f"{where}, finding {one.number}",
                f"It still lacks: {en}.",
                "Write what is missing with `oversight audits revise`.",
                (f"尚缺：{zh}。", "请用 revise 补齐。"),
            )
    if date.fromisoformat(data["by"]) <= on:
        yield Problem(
            where,
            f"The day for comments, {data['by']}, is not after {on}.",
            "Give them a later day.",
            (f"反馈期限{data['by']}不在{on}之后。", "请给出更晚的日期。"),
        )


def _comment(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    if Said(**data["said"]).empty:
        yield _needs("comment", "text")


def _silent(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    one = audit.numbered(data["finding"])
    if one is not None and one.comment is not None:
        yield Problem(
            f"audit {audit.id}, finding {one.number}",
            "It has been commented on.",
            "Answer the comment.",
            ("已有反馈意见。", "请答复。"),
        )
    if audit.comment_by is not None and on <= audit.comment_by:
        yield Problem(
            f"audit {audit.id}",
            f"The organisations have until {audit.comment_by} to comment.",
            "Wait for that day.",
            (f"反馈期限为{audit.comment_by}，尚未届满。", "请等期限届满。"),
        )


def _answer(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    one = audit.numbered(data["finding"])
    if one is not None and (one.comment is None or one.comment.said is None):
        yield Problem(
            f"audit {audit.id}, finding {one.number}",
            "There is no comment to answer.",
            "Wait for one, or say that none was given.",
            ("没有可答复的意见。", "请等待反馈，或记为逾期未反馈。"),
        )
    if Said(**data["said"]).empty:
        yield _needs("answer", "text")


def _review(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    for one in audit.findings:
        where = f"audit {audit.id}, finding {one.number}"
        if one.comment is None:
            yield Problem(
                where,
                "The audited organisation has not commented on it yet.",
                "Wait for its comment, or note after the day given that there is none.",
                ("被审计单位尚未反馈。", "请等待反馈，或在期限后记为未反馈。"),
            )
        elif one.comment.said is not None and one.answer is None:
            yield Problem(
                where,
                "The comment on it is not answered.",
                "Answer it first.",
                ("意见尚未答复。", "请先答复。"),
            )


def _reasoned(command: str) -> Callable[[Audit, Mapping[str, Any], date], Iterator[Problem]]:
    def guard(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
        if not str(data.get("why", "")).strip():
            yield _needs(command, "why")

    return guard


def _correct(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    if Said(**data["what"]).empty:
        yield _needs("correct", "text")
    yield from _reasoned("correct")(audit, data, on)


def _follow(audit: Audit, data: Mapping[str, Any], on: date) -> Iterator[Problem]:
    if data["progress"] not in PROGRESS:
        known = ", ".join(PROGRESS)
        yield Problem(
            f"audit {audit.id}",
            f"A recommendation cannot be '{data['progress']}'.",
            f"Known: {known}.",
            (f"没有“{data['progress']}”这种整改状态。", f"可用：{known}。"),
        )
    elif data["progress"] != "implemented":
        yield from _reasoned("follow")(audit, data, on)


_GUARDS: Mapping[str, Callable[[Audit, Mapping[str, Any], date], Iterator[Problem]]] = {
    "hand": _hand,
    "find": _find,
    "revise": _revise,
    "withdraw": _reasoned("withdraw"),
    "send": _send,
    "comment": _comment,
    "silent": _silent,
    "answer": _answer,
    "review": _review,
    "return": _reasoned("return"),
    "correct": _correct,
    "follow": _follow,
}
assert set(State) == set(WORDS)
