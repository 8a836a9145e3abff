"""The whole loop: extensions, disputes, snoozing, parts, files, holds, tallies, notices.

And the signed checkpoints of the trail, which only grow, as it does.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ITEM = "supervision_item"
NO = sa.false()

RAISED_ON = (
    "SELECT min(substr(at, 1, 10)) FROM supervision_trail "
    "WHERE supervision_trail.item = supervision_item.id"
)
"""The day of an item's first entry, which is that of its raising."""


GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER supervision_checkpoint_no_{verb.lower()} BEFORE {verb} "
        "ON supervision_checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints only grow'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION supervision_checkpoint_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'checkpoints only grow' "
        "USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER supervision_checkpoint_no_change BEFORE UPDATE OR DELETE "
        "ON supervision_checkpoint FOR EACH ROW "
        "EXECUTE FUNCTION supervision_checkpoint_only_grows()",
        "CREATE TRIGGER supervision_checkpoint_no_truncate BEFORE TRUNCATE "
        "ON supervision_checkpoint FOR EACH STATEMENT "
        "EXECUTE FUNCTION supervision_checkpoint_only_grows()",
    ],
}


def upgrade() -> None:
    _widen_items()
    _make_tables()
    _make_checkpoints()
    op.execute(
        "INSERT INTO supervision_tally (org, rule, state, card, n) "
        "SELECT coalesce(org, ''), rule, state, card, count(*) FROM supervision_item "
        "GROUP BY coalesce(org, ''), rule, state, card"
    )
    # Programs older than the migrations read this number, and let the store alone.
    op.execute("UPDATE supervision_store SET schema_version = 2")


def _widen_items() -> None:
    with op.batch_alter_table(ITEM) as item:
        item.drop_index("supervision_item_queue")
        item.drop_index("supervision_item_org")
        item.add_column(sa.Column("raised_on", sa.Date))
        item.add_column(sa.Column("extension_asked", sa.Date))
        item.add_column(sa.Column("extension_used", sa.Boolean, nullable=False, server_default=NO))
        item.add_column(sa.Column("ground", sa.Text))
        item.add_column(sa.Column("overruled_on", sa.Date))
        item.add_column(sa.Column("overruled_by", sa.Text))
        item.add_column(sa.Column("appealed", sa.Boolean, nullable=False, server_default=NO))
        item.add_column(sa.Column("snoozed_until", sa.Date))
        item.add_column(sa.Column("snoozed_worse", sa.Boolean, nullable=False, server_default=NO))
        item.add_column(sa.Column("asked_on", sa.Date))
        item.add_column(sa.Column("proven", sa.Boolean, nullable=False, server_default=NO))
        item.add_column(sa.Column("disposition", sa.Text))
        item.add_column(sa.Column("observe_by", sa.Date))
        item.add_column(sa.Column("rejudged", sa.Text))
        item.add_column(sa.Column("emergency", sa.Text))
        item.add_column(sa.Column("pace", sa.Integer))
        item.add_column(sa.Column("order_id", sa.Text))
    first = f"CAST(({RAISED_ON}) AS date)"
    if op.get_bind().dialect.name == "sqlite":
        first = f"({RAISED_ON})"
    op.execute(f"UPDATE {ITEM} SET raised_on = coalesce({first}, since)")
    with op.batch_alter_table(ITEM) as item:
        item.alter_column("raised_on", existing_type=sa.Date, nullable=False)
        for name in ("extension_used", "appealed", "snoozed_worse", "proven"):
            item.alter_column(name, existing_type=sa.Boolean, server_default=None)
        item.create_index("supervision_item_due", ["due", "id"])
        item.create_index("supervision_item_queue", ["state", "due", "id"])
        item.create_index("supervision_item_org", ["org", "state", "due"])
        item.create_index("ix_supervision_item_order_id", ["order_id"])


def _item(*, key: bool = False, nullable: bool = False) -> sa.Column[str]:
    refers = sa.ForeignKey("supervision_item.id")
    return sa.Column("item", sa.Text, refers, primary_key=key, nullable=nullable)


def _make_tables() -> None:
    op.create_table(
        "supervision_part",
        _item(key=True),
        sa.Column("org", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
    )
    op.create_index("supervision_part_org", "supervision_part", ["org", "state"])
    op.create_table(
        "supervision_org",
        sa.Column("org", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text),
        sa.Column("parent", sa.Text),
        sa.Column("level", sa.Text),
        sa.Column("path", sa.Text, nullable=False),
    )
    op.create_index("ix_supervision_org_path", "supervision_org", ["path"])
    op.create_table(
        "supervision_before",
        _item(key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("stood", sa.Text, nullable=False),
    )
    op.create_table(
        "supervision_hold",
        _item(key=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("until", sa.Text, nullable=False),
    )
    op.create_table(
        "supervision_blob",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "supervision_file",
        sa.Column("seq", sa.Integer, sa.ForeignKey("supervision_trail.seq"), primary_key=True),
        _item(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, sa.ForeignKey("supervision_blob.sha256"), nullable=False),
    )
    op.create_index("ix_supervision_file_item", "supervision_file", ["item"])
    op.create_table(
        "supervision_tally",
        sa.Column("org", sa.Text, primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, primary_key=True),
        sa.Column("card", sa.Text, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
    )
    op.create_table(
        "supervision_notice",
        sa.Column("id", sa.Integer, primary_key=True),
        _item(nullable=True),
        sa.Column("who", sa.Text),
        sa.Column("org", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("seen_at", sa.Text),
    )
    op.create_index("supervision_notice_who", "supervision_notice", ["who", "seen_at"])
    op.create_index("supervision_notice_org", "supervision_notice", ["org", "seen_at"])


def _make_checkpoints() -> None:
    op.create_table(
        "supervision_checkpoint",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
    )
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
