"""Assessments of many organisations by many indicators, such as those of high-quality development.

A scheme says which indicators, with which weights, targets and direction; what it yields is an
index whose every rank is held against other choices of the weights, the gap to the target path,
why a rank changed, and how much was made of how much.
"""
