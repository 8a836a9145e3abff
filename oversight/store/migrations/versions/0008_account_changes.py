"""Changes of accounts are written down, and what is written only grows.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER account_change_no_{verb.lower()} BEFORE {verb} "
        "ON account_change BEGIN SELECT RAISE(ABORT, 'changes only grow'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION account_change_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'changes only grow' "
        "USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER account_change_no_change BEFORE UPDATE OR DELETE "
        "ON account_change FOR EACH ROW EXECUTE FUNCTION account_change_only_grows()",
        "CREATE TRIGGER account_change_no_truncate BEFORE TRUNCATE "
        "ON account_change FOR EACH STATEMENT EXECUTE FUNCTION account_change_only_grows()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "account_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
    )
    op.create_index("account_change_login", "account_change", ["login", "id"])
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
