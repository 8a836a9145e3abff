"""One organisation over time: is this point news, or the process as it always was?

Each file is one chart, from numbers to a frozen result with its signals; none knows records,
pages or a language.
"""
