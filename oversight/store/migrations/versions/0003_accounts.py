"""Accounts: people, their roles at places, sessions, tokens, looks at personal data, views.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("login", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("theme", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
    )
    op.create_table(
        "account_grant",
        sa.Column("login", sa.Text, sa.ForeignKey("account.login"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("place", sa.Text, primary_key=True),
    )
    op.create_table(
        "account_session",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("login", sa.Text, sa.ForeignKey("account.login"), nullable=False, index=True),
        sa.Column("csrf", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("used_at", sa.Text, nullable=False),
    )
    op.create_table(
        "account_token",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("login", sa.Text, sa.ForeignKey("account.login"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
    )
    op.create_table(
        "account_attempt",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", sa.Text, nullable=False),
    )
    op.create_table(
        "account_look",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
    )
    op.create_index("account_look_login", "account_look", ["login", "id"])
    op.create_table(
        "account_view",
        sa.Column("login", sa.Text, sa.ForeignKey("account.login"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("query", sa.Text, nullable=False),
    )
