"""Findings followed to their end: items, their workflow, the trail, and the store of both.

`workflow` holds the table of states and commands as data, `item` the model that obeys it,
`chain` the hash chain of the trail; `service` and `raising` are the only places that change
state; `store` keeps it; `views` read it.
"""
