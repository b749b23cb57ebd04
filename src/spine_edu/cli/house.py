"""What all notebooks are made from: this package and all that is installed."""

import hashlib
import os
import sys
from importlib.metadata import distributions
from pathlib import Path

import spine_edu
from spine_edu.widgets.discs import SETTING


def house_digest() -> bytes:
    """Digest of this package, of the libraries that are installed, and of the discs set."""
    package = Path(spine_edu.__file__).parent
    sources = sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc")
    installed = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    digest = hashlib.sha256(
        "\n".join([sys.version, os.environ.get(SETTING, ""), *installed]).encode()
    )
    for path in sources:
        digest.update(
            str(path.relative_to(package)).encode() + hashlib.sha256(path.read_bytes()).digest()
        )
    return digest.digest()
