"""`oversight webhooks`: other systems told of each step, in order and signed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from oversight.cli.desk import HERE, Desk, opened
from oversight.problem import Problem, Refused
from oversight.supervision.text import columns
from oversight.webhooks.deliver import deliver_due, send_test
from oversight.webhooks.subscriptions import (
    Webhook,
    add_webhook,
    end_webhook,
    read_attempts,
    read_webhooks,
    resume_webhook,
)

app = typer.Typer(
    help="Webhooks: other systems told of each step. 推送",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The webhook, as listed.")]

WORDS: dict[str, tuple[str, str]] = {
    "made": ("已设置推送{id}。", "Made the webhook {id}."),
    "secret": ("签名密钥只显示这一次：", "The secret to check signatures with, shown this once:"),
    "none": ("没有推送。", "There is no webhook."),
    "ended": ("推送{id}已终止。", "The webhook {id} has ended."),
    "resumed": ("推送{id}已恢复。", "The webhook {id} is tried again."),
    "sent": ("已送达{n}条。", "Delivered: {n}."),
    "failed": ("失败{n}次，稍后重试。", "Failed: {n}; to be tried again later."),
    "arrived": ("测试已送达（{status}）。", "The test arrived ({status})."),
    "no_attempts": ("还没有发送过。", "Nothing was sent yet."),
    "id": ("编号", "Id"),
    "url": ("接收地址", "Receiver"),
    "place": ("机构", "Place"),
    "events": ("步骤", "Steps"),
    "state": ("状态", "State"),
    "behind": ("待送", "Behind"),
    "active": ("有效", "active"),
    "paused": ("已暂停", "paused"),
    "all": ("全部", "all"),
    "when": ("时间", "When"),
    "entry": ("轨迹序号", "Entry"),
    "status": ("应答", "Answer"),
    "said": ("说明", "Said"),
}


def _say(key: str, desk: Desk, **values: object) -> str:
    return WORDS[key][desk.project.language == "en"].format(**values)


def _now(desk: Desk) -> datetime:
    return datetime.now(ZoneInfo(desk.project.timezone))


@app.command()
def add(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="Where it is sent: https://host/path.")],
    place: Annotated[str | None, typer.Option(help="Only of this place and all below it.")] = None,
    events: Annotated[str, typer.Option(help="Only these steps, with commas between.")] = "",
) -> None:
    """Tell a receiver of each step from now on; prints the secret to check signatures with.

    Example: oversight -C centre webhooks add https://hooks.example.org/in --events assign,close
    """
    with opened(ctx) as desk:
        made, secret = add_webhook(
            desk.store,
            url,
            by=HERE,
            at=_now(desk),
            events=[name.strip() for name in events.split(",") if name.strip()],
            place=place,
            internal=desk.project.config.webhooks.internal,
        )
        typer.echo(_say("made", desk, id=made.id))
        typer.echo(_say("secret", desk))
        typer.echo(secret)


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List the webhooks: where they go, of what, and how far they are behind.

    Example: oversight -C centre webhooks list
    """
    with opened(ctx) as desk:
        found = read_webhooks(desk.store, by=HERE)
        typer.echo(_table(desk, found) if found else _say("none", desk))


@app.command()
def end(ctx: typer.Context, webhook: Id) -> None:
    """End a webhook for good.

    Example: oversight -C centre webhooks end W7K2M9QXTA
    """
    with opened(ctx) as desk:
        typer.echo(_say("ended", desk, id=end_webhook(desk.store, webhook, by=HERE).id))


@app.command()
def resume(ctx: typer.Context, webhook: Id) -> None:
    """Try a webhook again that was paused or waits, from where it stopped.

    Example: oversight -C centre webhooks resume W7K2M9QXTA
    """
    with opened(ctx) as desk:
        typer.echo(_say("resumed", desk, id=resume_webhook(desk.store, webhook, by=HERE).id))


@app.command()
def test(ctx: typer.Context, webhook: Id) -> None:
    """Send a message of the type `ping`, and say what the receiver answered.

    Example: oversight -C centre webhooks test W7K2M9QXTA
    """
    with opened(ctx) as desk:
        internal = desk.project.config.webhooks.internal
        answer = send_test(desk.store, webhook, by=HERE, at=_now(desk), internal=internal)
        if answer.arrived:
            typer.echo(_say("arrived", desk, status=answer.status))
            return
        what = f"the receiver answered {answer.status}" if answer.status else answer.said
        raise Refused(
            Problem(
                f"webhook {webhook}",
                f"The test did not arrive: {what}.",
                "Mend the receiver, then test again.",
                (f"测试未送达（{answer.status or answer.said}）。", "请检查接收方后重试。"),
            )
        )


@app.command()
def log(ctx: typer.Context, webhook: Id) -> None:
    """Show the last attempts of a webhook, newest first.

    Example: oversight -C centre webhooks log W7K2M9QXTA
    """
    with opened(ctx) as desk:
        found = read_attempts(desk.store, webhook, by=HERE)
        if not found:
            typer.echo(_say("no_attempts", desk))
            return
        head = tuple(_say(name, desk) for name in ("when", "entry", "status", "said"))
        rows = [
            (each.at[:19], str(each.seq or "-"), str(each.status or "-"), each.said)
            for each in found
        ]
        typer.echo("\n".join(columns([head, *rows])))


@app.command()
def deliver(
    ctx: typer.Context,
    follow: Annotated[bool, typer.Option(help="Go on until stopped with Ctrl-C.")] = False,
    every: Annotated[float, typer.Option(min=0.2, help="Seconds between two looks.")] = 2.0,
) -> None:
    """Send what is due. `oversight serve` does this too; here it is done without the pages.

    Example: oversight -C centre webhooks deliver --follow
    """
    stopped = threading.Event()
    with opened(ctx) as desk:
        if follow:
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, lambda *_: stopped.set())
        while True:
            done = deliver_due(
                desk.store,
                now=lambda: _now(desk),
                internal=desk.project.config.webhooks.internal,
                stop=stopped.is_set,
            )
            if done.sent or not follow:
                typer.echo(_say("sent", desk, n=done.sent))
            if done.failed:
                typer.echo(_say("failed", desk, n=done.failed))
            if not follow or stopped.wait(every):
                return


def _table(desk: Desk, found: Sequence[Webhook]) -> str:
    head = tuple(_say(n, desk) for n in ("id", "state", "behind", "place", "events", "url"))
    rows = [
        (
            each.id,
            _say(each.state, desk),
            str(each.behind),
            each.place or "",
            ", ".join(each.events) or _say("all", desk),
            each.url,
        )
        for each in found
        if each.state != "ended"
    ]
    return "\n".join(columns([head, *rows])) if rows else _say("none", desk)
