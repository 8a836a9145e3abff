"""Gaming: do the figures have the shape of work, or of the target they are judged by?

Each file is one detector, from numbers to a frozen result with the figures to draw, the cases
behind it and a p-value where there is one; none knows records, pages or a language. A shape is a
reason to look at the cases, never proof of intent, and it is an organisation's, never a person's.

The kinds of gaming are those of Bevan and Hood, Public Administration 84 (2006) 517.
"""
