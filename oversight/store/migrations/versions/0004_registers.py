"""The registers kept beside the items: owners, orders, emergencies, samples.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "supervision_owner",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("territory", sa.Text, nullable=False),
        sa.Column("org", sa.Text, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.Column("set_at", sa.Text, nullable=False),
        sa.Column("ended_by", sa.Text),
        sa.Column("routed", sa.Boolean, nullable=False),
    )
    op.create_table(
        "supervision_order",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("org", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("issued_by", sa.Text, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.UniqueConstraint("year", "serial"),
    )
    op.create_index("supervision_order_org", "supervision_order", ["org", "id"])
    op.create_table(
        "supervision_emergency",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("rule", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("pace", sa.Integer, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("declared_by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("ended_by", sa.Text),
        sa.Column("ended_why", sa.Text),
    )
    _make_samples()


def _make_samples() -> None:
    op.create_table(
        "supervision_sample",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("drawn_on", sa.Date, nullable=False),
        sa.Column("drawn_by", sa.Text, nullable=False),
    )
    of_sample = sa.ForeignKey("supervision_sample.id")
    op.create_table(
        "supervision_sample_stratum",
        sa.Column("sample", sa.Text, of_sample, primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("org", sa.Text, primary_key=True),
        sa.Column("population", sa.Integer, nullable=False),
    )
    op.create_table(
        "supervision_sample_case",
        sa.Column("sample", sa.Text, sa.ForeignKey("supervision_sample.id"), primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("org", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("checked_by", sa.Text),
        sa.Column("checked_at", sa.Text),
    )
    op.create_index("supervision_sample_case_rule", "supervision_sample_case", ["rule", "org"])
