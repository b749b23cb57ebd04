# Everything that a user or CI runs. Paths are relative, so that the clone may lie in a path with spaces.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PIP := PIP_CONSTRAINT=constraints.txt $(PY) -m pip --disable-pip-version-check --no-input install -q
SPINE := $(PY) -m spine_edu
PYTEST := $(PY) -m pytest

# What tests need from the system, as Debian names it.
SYSTEM_PACKAGES := chromium hunspell hunspell-da hunspell-en-us hunspell-en-gb

.PHONY: help
help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

.PHONY: setup
setup: .venv/.installed-dev ## the environment for work on the project, in .venv

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, not %s; name one: make PYTHON=python3.12" % sys.version.split()[0])'
	@echo "Making the environment in .venv; this takes some minutes and needs the network, once."
	"$(PYTHON)" -m venv .venv

# -run: what decks need; -lab: JupyterLab too; -dev: what tests and checks need too
.venv/.installed-run: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	@touch $@

.venv/.installed-%: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e '.[$*]'
	@touch $@ .venv/.installed-run

.PHONY: decks
decks: .venv/.installed-run ## every notebook as one HTML file in dist/, with dist/index.html
	$(SPINE) build --changed

.PHONY: zip
zip: decks ## the decks as one file to hand on, dist/spine_edu-decks.zip
	cd dist && ../$(PY) -m zipfile -c spine_edu-decks.zip index.html $$(ls -d da en 2>/dev/null)

.PHONY: lab
lab: .venv/.installed-lab ## JupyterLab on the notebooks
	$(PY) -m jupyterlab notebooks

.PHONY: notebooks
notebooks: .venv/.installed-run ## execute the notebooks and keep their text outputs
	$(SPINE) store

.PHONY: check
check: .venv/.installed-dev ## the fast gates: style, types, layers, words and claims
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	$(PY) -m mypy
	PYTHONPATH=src $(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	$(SPINE) check

.PHONY: fix
fix: .venv/.installed-dev ## mend what can be mended by machine
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

.PHONY: system
system:
	@.ci/system $(SYSTEM_PACKAGES)

.PHONY: test
test: check system ## everything that CI runs; short files come last, so that workers end together; browsers wait, so there are three
	$(PYTEST) -n 3 --dist loadfile --no-loadscope-reorder -m 'not yardstick' \
	  --doctest-modules --nbval --nbval-current-env --nbval-cell-timeout 600 \
	  tests src notebooks

.PHONY: hunt
hunt: .venv/.installed-dev ## the model's tests on random cases, other ones each time; takes an hour
	HYPOTHESIS_PROFILE=hunt $(PYTEST) -n 2 -m hypothesis tests/findings tests/views tests/measure

.PHONY: yardstick
yardstick: .venv/.installed-dev ## shapes and words held against the material in ../shared
	$(PYTEST) -n 2 tests -m yardstick

.PHONY: bench
bench: .venv/.installed-dev system ## a table of the numbers to reach
	PYTHONPATH=tests $(PY) benchmarks/table.py

.PHONY: gallery
gallery: .venv/.installed-run ## every plate as a picture on one page, to look at
	$(PY) assets/make_gallery.py dist/gallery

.PHONY: frames
frames: .venv/.installed-run ## the key-frames that travel with the package, after the model changed
	$(PY) assets/make_frames.py

.PHONY: js
js: ## for whoever edits the widgets' JavaScript: types, style, bundles (needs Node)
	npm install
	npm run check
	npm run style
	npm run bundle
