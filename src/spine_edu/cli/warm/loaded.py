"""All that a notebook, its kernel and its export load."""

import gc
import os
from importlib import import_module

import spine_edu as se

# as ipykernel does before matplotlib is loaded: a notebook's own figures appear in it
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
for _module in ("ipykernel.kernelapp", "spine_edu.cli.executed", "spine_edu.deck.convert"):
    import_module(_module)
for _name in se.__all__:
    getattr(se, _name)
gc.freeze()  # what is here is not looked at again, which would copy it into each process
