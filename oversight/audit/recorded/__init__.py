"""Figures that the engine finds itself, as rows of the table `metric` beside those reported.

Statistics are figures, and rules decide: what is recomputed from the records or found by a
screening comes into the lake as any record does, and rules compare it with their norms. Each file
makes the figures of one kind; none knows the lake or a language.
"""
