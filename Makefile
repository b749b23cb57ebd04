# Everything a user or CI runs. All paths are relative, so that the clone may lie in a path with spaces.
SHELL := /bin/bash
.DEFAULT_GOAL := decks

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install -q -c constraints.txt

.PHONY: setup
setup: .venv/.installed-dev

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is %s. Give one with: make PYTHON=/path/to/python3.11" % sys.version.split()[0])'
	"$(PYTHON)" -m venv .venv

# .installed-run: what the decks need; -lab: JupyterLab as well; -dev: what tests and checks need
.venv/.installed-run: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	@touch $@

.venv/.installed-%: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e '.[$*]'
	@touch $@
