"""Plain values as few bytes, for the browser: JSON, gzip; the same values always the same bytes."""

import json
import zlib
from typing import Any


def packed(values: Any) -> bytes:
    """`values` as bytes that ``js/unpacked.js`` reads.

    Examples
    --------
    >>> unpacked(packed({"ring": [0, 1]}))
    {'ring': [0, 1]}
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(json.dumps(values, separators=(",", ":")).encode()) + packer.flush()


def unpacked(data: bytes) -> Any:
    """What :func:`packed` was given.

    Raises
    ------
    ValueError
        If the bytes are cut short.
    """
    try:
        return json.loads(zlib.decompress(data, 31))
    except zlib.error as error:
        raise ValueError(f"{len(data)} bytes cannot be read: {error}") from None
