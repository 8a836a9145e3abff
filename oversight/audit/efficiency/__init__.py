"""Efficiency: who gets more from the same means, reckoned against the best found in practice.

Data envelopment analysis, from numbers to frozen results with what they rest on; none of the
files knows records, pages or a language. It compares organisations, never persons.
"""
