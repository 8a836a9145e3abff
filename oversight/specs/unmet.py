"""What a spec raises when it does not hold."""


class UnmetError(AssertionError):
    """A spec does not hold; the message says where and shows both sides."""
