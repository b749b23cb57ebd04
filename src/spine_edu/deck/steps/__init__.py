"""The steps from a notebook to slides, one a file, in the order in which they are taken."""
