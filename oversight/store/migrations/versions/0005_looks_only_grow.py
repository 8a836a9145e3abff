"""Looks at personal data only grow, as the trail does; tokens know when they were last used.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER account_look_no_{verb.lower()} BEFORE {verb} "
        "ON account_look BEGIN SELECT RAISE(ABORT, 'looks only grow'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION account_look_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'looks only grow' "
        "USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER account_look_no_change BEFORE UPDATE OR DELETE "
        "ON account_look FOR EACH ROW EXECUTE FUNCTION account_look_only_grows()",
        "CREATE TRIGGER account_look_no_truncate BEFORE TRUNCATE "
        "ON account_look FOR EACH STATEMENT EXECUTE FUNCTION account_look_only_grows()",
    ],
}


def upgrade() -> None:
    op.add_column("account_token", sa.Column("used_at", sa.Text))
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
