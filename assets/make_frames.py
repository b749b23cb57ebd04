"""Compute the key-frames that travel with the package: ``make frames``, after the model changed.

Explorers with the common discs then open at once, and decks are built without computing them. What
a changed model has made stale is taken away; until then it is left unused, as its name tells.
"""

from pathlib import Path

from spine_edu.widgets import discs
from spine_edu.widgets.keyframes import baked, shelf, stenosis_frames


def main() -> None:
    """Write what is missing, then take away what is stale."""
    folder = Path(str(shelf.SHIPPED))
    baked.baked_discs(discs.COMMON)
    stenosis_frames.baked_grids(discs.COMMON)
    wanted = [name for disc in discs.COMMON for name in baked.names_of(disc)]
    wanted += [stenosis_frames.name_of(disc) for disc in discs.COMMON]
    for name in wanted:
        data = shelf.taken(name)
        if data is None:
            raise SystemExit(f"{name} was not kept; is {shelf.cache_folder()} writable?")
        shelf.write(folder / name, data)
        print(f"{name}  {len(data) / 1000:.0f} kB")
    for old in folder.glob("*.frames"):
        if old.name not in wanted:
            old.unlink()


if __name__ == "__main__":
    main()
