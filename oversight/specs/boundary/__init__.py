"""Boundary days: for each limit of a rule the days on which it must turn, for review as a table.

`limits` finds what a rule counts by, `template` moves a scenario that fires to other days,
`days` looks for due days of each kind, `probe` finds the act whose day decides, `cases` puts the
boundary cases together and asks the rule, `told` words them, `write` keeps them in the feature.
"""
