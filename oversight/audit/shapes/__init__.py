"""Shapes that work on a figure leaves, looked for in the records of every organisation.

Which figures are looked at is written by an author, as an indicator is: `figure(C, On, ...)` gives
them, and `acted(C)` which of the subjects were paused, were a default, or were late. What is
looked for is one of the detectors of `oversight.audit.gaming`.
"""
