"""Explorers: widgets that draw key-frames computed in Python, with or without a kernel."""
