"""Checkpoints say where the chains of audits ended.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "supervision_checkpoint", sa.Column("audits", sa.Text, nullable=False, server_default="")
    )
