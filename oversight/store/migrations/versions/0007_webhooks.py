"""Webhooks: who is told of the trail, how far, and what came of it.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("events", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("upto", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing_since", sa.Text),
        sa.Column("next_at", sa.Text),
        sa.Column("leased_until", sa.Text),
        sa.Column("leased_by", sa.Text),
    )
    op.create_table(
        "webhook_attempt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("webhook", sa.Text, sa.ForeignKey("webhook.id"), nullable=False),
        sa.Column("seq", sa.Integer),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("said", sa.Text, nullable=False),
    )
    op.create_index("webhook_attempt_of", "webhook_attempt", ["webhook", "id"])
