"""All scenarios of a rule tried at once: the ground of coverage and mutation."""
