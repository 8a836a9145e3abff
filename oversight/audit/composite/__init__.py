"""Composite indices: several indicators in one rank, and how far that rank is of the making.

Each choice is a file (normalise, weigh, aggregate), from numbers to frozen results; beside the
index stands what becomes of it under other choices. None knows records, pages or a language.
"""
