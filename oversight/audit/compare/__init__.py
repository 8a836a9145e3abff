"""Fair comparison of organisations: is a difference more than chance, case mix and noise?

Each file is one method, from numbers to a frozen result; none knows records, pages or a language.
"""
