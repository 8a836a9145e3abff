"""Indicators as their authors write them: a title, a source, and clauses of the rule language.

A definition says with `denominator(C, On)` what is counted and on which day, with `numerator(C)`
which of it counts, and with `excluded(C, "reason")` what is left out and why. Each value opens
to the rows behind it.
"""
