"""Indicators and fair comparison: programmes, measures, intervals, funnels.

Nothing here draws or prints; `oversight.report` does. Nothing here knows a project folder:
a measure is a query over plain tables, and whoever has the tables runs it.
"""
