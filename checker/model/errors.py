"""What a person can put right."""


class CheckerError(Exception):
    """Something a person can put right: one clear message, exit code 2, no traceback."""
