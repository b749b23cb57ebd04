"""The neck cut by planes: each view of a cervical case."""
