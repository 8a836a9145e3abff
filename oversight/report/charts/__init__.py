"""The charts of a report, each defined once in Altair: the page and the document share it."""
