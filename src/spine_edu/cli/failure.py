"""The one error that a user of the command line meets."""


class Failure(Exception):  # noqa: N818 - it ends a command; it is not a programming error
    """What went wrong, in one line: the value, and what is allowed.

    Parameters
    ----------
    message : str
        The line.
    detail : str
        What is printed above it, such as a traceback.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(" ".join(message.split()), detail)

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def detail(self) -> str:
        """What is printed above the line."""
        return str(self.args[1])
