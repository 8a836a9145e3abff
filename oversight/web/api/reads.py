"""The reads behind each page."""

from __future__ import annotations

import base64
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, HTTPException, Path, Query, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from oversight.accounts.veil import masked, veiled_texts
from oversight.problem import Problem, Refused
from oversight.supervision.given import command_from
from oversight.supervision.holds import release, take
from oversight.supervision.notices import read_notices
from oversight.supervision.precision import RuleFigures, rule_figures
from oversight.supervision.service import act, act_many, get_item, preview, read_file
from oversight.supervision.views import Filter, Key, counts, read_files, read_queue, read_trail
from oversight.supervision.workflow import COMMANDS, STEPS, State
from oversight.web.api.caller import Caller, HereCaller, HereSite
from oversight.web.api.commands import LONGEST, REFUSALS, Seen, version_of
from oversight.web.api.said import (
    CountsSaid,
    DoneSaid,
    EntrySaid,
    FileSaid,
    HeldSaid,
    ItemSaid,
    NoticeSaid,
    OrgSaid,
    QueueSaid,
    RefusedSaid,
    RuleSaid,
    entry_said,
    item_said,
    line_said,
    problems_said,
)
from oversight.web.site import Site

router = APIRouter(responses=REFUSALS)
Id = Annotated[str, Path(max_length=60)]
Short = Annotated[str | None, Query(max_length=200)]
LARGEST = 20_000_000
"""Bytes of an attached file."""
