"""Feature specs: what rules must find, written as Gherkin and run by pytest."""
