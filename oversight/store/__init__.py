"""The database of what people do: opened by URL, one transaction at a time.

It knows no item and no account; `supervision` and `accounts` each declare their own tables.
"""
