"""The committed bundles are those of the committed sources; told without Node."""

import hashlib
import re
from importlib.resources import files

import pytest

WIDGETS = files("spine_edu.widgets")


def sources_digest() -> str:
    digest = hashlib.sha256()
    sources = [f for f in (WIDGETS / "js").iterdir() if re.search(r"\.(js|css)$", f.name)]
    for source in sorted(sources, key=lambda file: file.name):
        digest.update(f"{source.name}\n".encode() + source.read_bytes())
    return digest.hexdigest()


@pytest.mark.parametrize("name", [f.name for f in (WIDGETS / "static").iterdir()])
def test_bundle_is_fresh(name: str) -> None:
    first = (WIDGETS / "static" / name).read_text(encoding="utf-8").splitlines()[0]
    assert sources_digest() in first, f"{name} is stale: run `make js`"
