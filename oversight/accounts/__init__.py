"""Who people are: accounts, the roles they hold at places, sign-in, tokens, and what they saw.

It makes the `Actor`s that supervision weighs, and knows nothing of items.
"""
