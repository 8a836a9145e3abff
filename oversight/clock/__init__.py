"""Calendars, legal clocks, and the counting of time: the only place that does date arithmetic."""
