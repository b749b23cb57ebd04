"""Where a statement comes from: works, pages and guidelines, by key."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

KINDS: Final = ("guideline", "review", "trial", "cohort", "page", "news", "anatomy")


@dataclass(frozen=True)
class Source:
    """One work that claims rest on.

    Parameters
    ----------
    key : str
        Name used by claims and in comments, such as ``"Peul2007"``.
    cite : str
        Authors, place and year, as far as they were seen.
    kind : str
        One of ``KINDS``.
    url : str
        Where it was seen; empty where there is no address.
    note : mapping
        What a reader must know of its status, by language; may be empty.
    """

    key: str
    cite: str
    kind: str
    url: str = ""
    note: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            allowed = ", ".join(KINDS)
            raise ValueError(f"source {self.key!r}: kind={self.kind!r}; allowed: {allowed}")
        if not self.cite.strip():
            raise ValueError(f"source {self.key!r} has no cite")


def read_tables(folder: str) -> dict[str, Any]:
    """All tables of the TOML files in one folder of ``evidence/data``.

    Raises
    ------
    ValueError
        If a key stands in two files.
    """
    tables: dict[str, Any] = {}
    for file in sorted(files("spine_edu.evidence").joinpath("data", folder).iterdir(), key=str):
        for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key in tables:
                raise ValueError(f"{folder}: {key!r} stands twice, again in {file.name}")
            tables[key] = value
    return tables


@cache
def all_sources() -> dict[str, Source]:
    """Every source by its key."""
    return {key: Source(key=key, **table) for key, table in read_tables("sources").items()}


def source(key: str) -> Source:
    """The source with this key.

    Raises
    ------
    ValueError
        If there is none.
    """
    if key not in all_sources():
        raise ValueError(f"no source {key!r}; keys stand in evidence/data/sources")
    return all_sources()[key]
