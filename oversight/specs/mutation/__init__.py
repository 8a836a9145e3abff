"""Small mistakes put into rules on purpose: does any scenario notice?"""
