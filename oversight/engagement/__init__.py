"""An audit as work: planned, frozen, executed, sent for comment, reviewed, issued, followed up.

What happened to an audit is a chain of entries that only grows; how it stands is what they add up
to, and nothing else is kept of it. It judges organisations; causes and recommendations are for
people to write.
"""
