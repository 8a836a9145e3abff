"""Rewrites a plan so that it means the same and costs less: one pass, one file."""
