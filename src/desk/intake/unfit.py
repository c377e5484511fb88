"""Why a file is not taken in: what it is, what was expected, what to do."""


class Unfit(ValueError):
    """The file is not what it has to be; the message says what to do."""
