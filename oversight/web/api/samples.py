"""Samples: drawing one, its cases, a case to check, and what that tells of the rules."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import Field

from oversight.accounts.looks import record_look
from oversight.accounts.veil import personal_columns, personal_values, veiled
from oversight.supervision.missing import miss_rates
from oversight.supervision.precision import rule_figures
from oversight.supervision.sampling import (
    Case,
    Plan,
    Sample,
    check_case,
    find_case,
    list_cases,
    list_samples,
)
from oversight.web.api.caller import HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.web.api.given import Given, Name, Paged, Text
from oversight.web.api.said import Said
from oversight.web.cursor import cursor_of, key_of
from oversight.web.drawing import MOST, draw_sample_for
from oversight.web.proofs import proof_of_case

router = APIRouter(responses=REFUSALS, tags=["registers"])


class SampleSaid(Said):
    """A sample, counted as far as the caller sees it."""

    id: str
    run: str
    as_of: date
    seed: str
    drawn_on: date
    drawn_by: str
    strata: int
    population: int
    cases: int
    checked: int
    missed: int


class SamplesSaid(Said):
    """A page of samples, newest first."""

    samples: list[SampleSaid]
    next: str | None


class CaseSaid(Said):
    """A subject of a sample; `verdict` is clean, missed or none yet."""

    sample: str
    rule: str
    subject: str
    org: str
    verdict: str | None
    why: str
    checked_by: str | None


class CasesSaid(Said):
    """A page of the subjects of a sample, by rule, organisation and subject."""

    cases: list[CaseSaid]
    next: str | None


class CaseProofSaid(Said):
    """A subject of a sample with the proof: its records, and why the rule finds nothing."""

    case: CaseSaid
    proof: dict[str, Any]


class FiguresSaid(Said):
    """How good a rule is: its precision by what items turned out to be, its misses by samples.

    Shares are between 0 and 1, intervals of 95 %; none where nothing tells.
    """

    rule: str
    decided: int
    precision: float | None
    precision_interval: tuple[float, float] | None
    checked: int
    missed: int
    miss_rate: float | None
    miss_interval: tuple[float, float] | None


class Drawn(Given):
    """How a sample is drawn; the same population and seed give the same sample."""

    size: Annotated[int, Field(ge=1, le=MOST)] = 100
    minimum: Annotated[int, Field(ge=0, le=MOST)] = 2
    seed: Name = "1"
    rules: Annotated[list[Name], Field(default=[], max_length=200)]
    as_of: Annotated[date | None, Field(description="The latest run's day if left out.")] = None


class CasesAsked(Paged):
    """Which subjects of a sample."""

    unchecked: bool = False


class Verdict(Given):
    """What a subject turned out to be; a miss needs its reason."""

    rule: Name
    subject: Name
    verdict: Literal["clean", "missed"]
    why: Text = ""


class CaseLook(Given):
    """A look at the personal data of a subject, for a purpose that is written down."""

    rule: Name
    subject: Name
    purpose: Text


SampleId = Annotated[str, Path(max_length=40)]


@router.get("/samples", operation_id="samples")
def samples(site: HereSite, caller: HereCaller, asked: Annotated[Paged, Query()]) -> SamplesSaid:
    """The samples of which the caller can see something."""
    found = list_samples(site.store, actor=caller.actor)
    key = key_of(asked.after, 2)
    left = [each for each in found if key is None or (str(each.drawn_on), each.id) < key]
    some = left[: asked.limit]
    more = len(left) > len(some)
    return SamplesSaid(
        samples=[sample_said(each) for each in some],
        next=cursor_of(str(some[-1].drawn_on), some[-1].id) if more else None,
    )


@router.post("/samples", operation_id="draw_sample")
def draw(site: HereSite, caller: HereCaller, given: Drawn) -> SampleSaid:
    """Draw a sample of what was examined and no rule flagged; the rules are evaluated for it."""
    plan = Plan(given.size, given.minimum, given.seed)
    made = draw_sample_for(
        site, caller.actor, plan, as_of=given.as_of, rules=[each for each in given.rules if each]
    )
    return sample_said(made)


@router.get("/samples/{sample}/cases", operation_id="cases")
def cases(
    sample: SampleId, site: HereSite, caller: HereCaller, asked: Annotated[CasesAsked, Query()]
) -> CasesSaid:
    """The subjects of a sample that are in the caller's reach."""
    if all(each.id != sample for each in list_samples(site.store, actor=caller.actor)):
        raise HTTPException(404)
    key = key_of(asked.after, 3)
    found = list_cases(
        site.store,
        actor=caller.actor,
        sample=sample,
        unchecked=asked.unchecked,
        after=Case(sample, key[0], key[2], key[1]) if key else None,
        limit=asked.limit + 1,
    )
    some = found[: asked.limit]
    last = some[-1] if len(found) > len(some) else None
    return CasesSaid(
        cases=[case_said(each) for each in some],
        next=cursor_of(last.rule, last.org, last.subject) if last else None,
    )


@router.get("/samples/{sample}/case", operation_id="case")
def case(
    sample: SampleId, rule: Name, subject: Name, site: HereSite, caller: HereCaller
) -> CaseProofSaid:
    """One subject with its records and the proof; what tells of a person is masked."""
    found, of, _ = find_case(site.store, sample, rule, subject, actor=caller.actor)
    explained = proof_of_case(site, found, of.as_of, caller.language)
    hidden = personal_values(explained.records)
    return CaseProofSaid(case=case_said(found), proof=veiled(explained.plain(), hidden))


@router.post("/samples/{sample}/look", operation_id="look_at_case")
def look(sample: SampleId, site: HereSite, caller: HereCaller, given: CaseLook) -> CaseProofSaid:
    """One subject with personal data shown, after the look was written down with its purpose."""
    found, of, roles = find_case(site.store, sample, given.rule, given.subject, actor=caller.actor)
    explained = proof_of_case(site, found, of.as_of, caller.language)
    record_look(
        site.store,
        caller.actor,
        roles=roles,
        item=found.sample,
        what=f"{found.subject}: {', '.join(personal_columns(explained.records)) or '-'}",
        purpose=given.purpose,
        at=site.now(),
    )
    return CaseProofSaid(case=case_said(found), proof=explained.plain())


@router.post("/samples/{sample}/check", operation_id="check_case")
def check(sample: SampleId, site: HereSite, caller: HereCaller, given: Verdict) -> CaseSaid:
    """Say what a subject turned out to be; it is said once."""
    said = Case(sample, given.rule, given.subject, "", given.verdict, given.why)
    return case_said(check_case(site.store, said, by=caller.actor, at=site.now()))


@router.get("/figures", operation_id="figures")
def figures(site: HereSite, caller: HereCaller, sample: Name | None = None) -> list[FiguresSaid]:
    """Each rule's precision and miss rate, of what the caller may see; of one sample if named."""
    precise = {each.rule: each for each in rule_figures(site.store, actor=caller.actor)}
    misses = {
        each.rule: each
        for each in miss_rates(site.store, actor=caller.actor, sample=sample or None)
    }
    said = []
    for rule in sorted({*precise, *misses}):
        known, missed = precise.get(rule), misses.get(rule)
        said.append(
            FiguresSaid(
                rule=rule,
                decided=known.decided if known else 0,
                precision=known.precision if known else None,
                precision_interval=known.interval if known else None,
                checked=missed.checked if missed else 0,
                missed=missed.missed if missed else 0,
                miss_rate=missed.rate if missed else None,
                miss_interval=missed.interval if missed else None,
            )
        )
    return said


def sample_said(sample: Sample) -> SampleSaid:
    """A sample as the API says it."""
    return SampleSaid(**{name: getattr(sample, name) for name in SampleSaid.model_fields})


def case_said(case: Case) -> CaseSaid:
    """A subject of a sample as the API says it."""
    return CaseSaid(**{name: getattr(case, name) for name in CaseSaid.model_fields})
