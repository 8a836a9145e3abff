"""`oversight.toml`: what a project says about itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from oversight.clock.calendar import load_calendar
from oversight.problem import Problem, Refused, suggest

FILE = "oversight.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProjectSection(_Section):
    """Where and when the project counts: its zone, calendar and language."""

    name: str = Field(min_length=1)
    timezone: str
    calendar: str
    language: str = Field(default="en", pattern="^(en|zh)$")
    overlay: str | None = None

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            fix = suggest(value, _zones())
            if not fix.startswith("Did"):
                fix = "Write one by its place, such as Asia/Shanghai or Europe/Rome."
            raise ValueError(f"There is no time zone '{value}'.|{fix}")
        return value


class LakeSection(_Section):
    path: str = "lake"


class StoreSection(_Section):
    url: str = "sqlite:///oversight.db"


class RulesSection(_Section):
    packs: list[str] = Field(min_length=1)


class ReportSection(_Section):
    font: str | None = None


class WebhooksSection(_Section):
    """`internal`: receivers, each as `host:port`, that may be inside and need no https."""

    internal: list[str] = []

    @field_validator("internal")
    @classmethod
    def _host_and_port(cls, value: list[str]) -> list[str]:
        for each in value:
            host, _, port = each.rpartition(":")
            if not host or not port.isdigit():
                fix = "Write it as host:port, such as hooks.intranet.example:8080."
                raise ValueError(f"'{each}' is not a receiver.|{fix}")
        return value


class Config(_Section):
    """The whole file, checked."""

    project: ProjectSection
    lake: LakeSection = LakeSection()
    store: StoreSection = StoreSection()
    rules: RulesSection
    report: ReportSection = ReportSection()
    webhooks: WebhooksSection = WebhooksSection()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.project.timezone)


def _zones() -> list[str]:
    return [zone for zone in available_timezones() if "/" in zone]


def read_config(folder: Path) -> Config:
    """The configuration of the project in `folder`.

    Raises `Refused` with every problem: no such file, not TOML, unknown or missing settings,
    an unknown time zone or calendar.
    """
    path = folder / FILE
    if not path.is_file():
        raise Refused(
            Problem(
                str(folder),
                f"There is no project here: '{FILE}' was not found.",
                "Lay one out with 'oversight new DIR --packs PACK', or name its folder with -C.",
            )
        )
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(
            Problem(
                str(path),
                f"The file is not TOML: {error}.",
                "Write each setting as 'name = \"value\"'.",
            )
        ) from error
    return check_config(data, folder, str(path))


def check_config(data: dict[str, object], folder: Path, where: str) -> Config:
    """The settings, or `Refused` with everything wrong in them."""
    problems: list[Problem] = []
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            problems.append(_setting_problem(where, detail["loc"], detail["type"], detail["msg"]))
        config = None
    named = data.get("project")
    calendar = named.get("calendar") if isinstance(named, dict) else None
    if isinstance(calendar, str):
        overlay = named.get("overlay") if isinstance(named, dict) else None
        try:
            load_calendar(calendar, folder / overlay if isinstance(overlay, str) else None)
        except Refused as refused:
            problems += [
                Problem(f"{where}: project.calendar", p.said, p.fix) if "calendar" in p.said else p
                for p in refused.problems
            ]
    if problems or config is None:
        raise Refused(problems)
    return config


def _setting_problem(
    where: str, location: tuple[int | str, ...], kind: str, message: str
) -> Problem:
    setting = ".".join(str(part) for part in location)
    at = f"{where}: {setting}"
    if kind == "extra_forbidden":
        known = _known_settings(location[:-1])
        return Problem(at, f"There is no setting '{setting}'.", suggest(str(location[-1]), known))
    if kind == "missing":
        return Problem(at, f"The setting '{setting}' is missing.", f"Add '{location[-1]} = ...'.")
    if kind == "value_error" and "|" in message:
        said, _, fix = message.removeprefix("Value error, ").partition("|")
        return Problem(at, said, fix)
    if setting == "project.language":
        return Problem(at, "The language is neither 'en' nor 'zh'.", 'Write "en" or "zh".')
    return Problem(at, f"The setting '{setting}' has a wrong value: {message}.", "Mend the value.")


def _known_settings(section: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Config
    for part in section:
        annotation = model.model_fields[str(part)].annotation
        assert isinstance(annotation, type) and issubclass(annotation, BaseModel)
        model = annotation
    return list(model.model_fields)
