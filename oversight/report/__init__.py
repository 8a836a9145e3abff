"""Reports: editions written from plain tables, with the source of every printed number.

`material` is what a report is written from, `edition` what it consists of, `issue` writes
it. `traced` ties each printed figure to the query or the items it comes from.
"""
