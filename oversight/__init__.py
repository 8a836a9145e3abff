"""Oversight: an engine that watches how an administration uses its powers."""

__version__ = "0.1.0"
