"""What a leader sees at one glance, and the figures behind it; nothing of pages.

Numbers of items come from the store's kept sums; those of indicators from the rows that were kept
with a run. Whoever looks sees the organisations their roles reach, and no others.
"""
