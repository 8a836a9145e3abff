"""Items, their trail, and the row every writer takes first: the store as it first was.

Revision ID: 0001
Revises: none
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ONLY_GROWS = "the trail only grows"

GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER supervision_trail_no_{verb.lower()} BEFORE {verb} "
        f"ON supervision_trail BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION supervision_trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{ONLY_GROWS}' USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER supervision_trail_no_change BEFORE UPDATE OR DELETE "
        "ON supervision_trail FOR EACH ROW EXECUTE FUNCTION supervision_trail_only_grows()",
        "CREATE TRIGGER supervision_trail_no_truncate BEFORE TRUNCATE "
        "ON supervision_trail FOR EACH STATEMENT EXECUTE FUNCTION supervision_trail_only_grows()",
    ],
}
"""What stops an accident with the trail; a determined hand is what its chain is for."""


def upgrade() -> None:
    store = op.create_table(
        "supervision_store",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_table(
        "supervision_item",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("subject_kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("org", sa.Text),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("author", sa.Text),
        sa.Column("returns", sa.Integer, nullable=False),
        sa.Column("recurrences", sa.Integer, nullable=False),
        sa.Column("vanished", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("rule_version", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("finding_org", sa.Text),
        sa.Column("finding_due", sa.Date),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("rule", "subject"),
    )
    op.create_index("supervision_item_queue", "supervision_item", ["state", "due"])
    op.create_index("supervision_item_org", "supervision_item", ["org", "state"])
    op.create_index("ix_supervision_item_subject", "supervision_item", ["subject"])
    op.create_table(
        "supervision_trail",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("item", sa.Text, sa.ForeignKey("supervision_item.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("from_state", sa.Text),
        sa.Column("to_state", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("supervision_trail_item", "supervision_trail", ["item", "seq"])
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
    head = {"id": 1, "schema_version": 1, "seq": 0, "hash": "0" * 64}
    op.bulk_insert(store, [head])
