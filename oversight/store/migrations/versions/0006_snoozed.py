"""Snoozed items found by an index: counts leave them out.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("supervision_item_snoozed", "supervision_item", ["snoozed_until"])
