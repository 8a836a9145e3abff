"""Which conditions of a rule its scenarios decide, and which dated values they try."""
