"""What a gate says: where, which rule, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One breach of one rule.

    Parameters
    ----------
    file : str
        Notebook or file of words.
    slide : int
        From 1; 0 where the whole file is meant.
    rule : str
        Name of the rule.
    what_to_do : str
        What was found and how to mend it.
    """

    file: str
    slide: int
    rule: str
    what_to_do: str

    def __str__(self) -> str:
        place = f"{self.file}, slide {self.slide}" if self.slide else self.file
        return f"{place}: {self.rule}: {self.what_to_do}"
