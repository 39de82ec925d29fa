# Every target works with nothing but python3 >= 3.11 (with venv) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK_TOOLS := $(VENV)/lock-tools
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help setup recap test check laws bench docs lock sample calendars clean

help:  ## print these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' \
		$(MAKEFILE_LIST)

# A stamp holds each step back until its inputs change: a second run costs nothing.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The project itself goes in without its dependencies: the lock has named them all.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/.made
	@echo "setting up $(VENV) from requirements.lock (once)"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "adding what the tests need from requirements-dev.lock (once)"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

setup: $(VENV)/.runtime  ## set up .venv from the lock

recap: $(VENV)/.runtime  ## write the sample's recap: here and as recap.html
	@$(BIN)/tapewright recap SPX
	@$(BIN)/tapewright recap SPX --out recap.html
	@echo "The page is $(CURDIR)/recap.html: open it in a browser."

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev  ## lint, format, types and the import ladder
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_ladder.py

laws: $(VENV)/.dev  ## the laws alone, with many more random markets
	HYPOTHESIS_PROFILE=laws $(BIN)/python -m pytest -n 2 tests/test_laws.py tests/test_reading_laws.py

bench: $(VENV)/.dev  ## measure against the targets, in one run
	$(BIN)/python bench/recap.py
	$(BIN)/python bench/facts.py --series 20
	$(BIN)/python bench/inject.py

docs: $(VENV)/.dev  ## write the reference pages that are generated
	$(BIN)/python scripts/write_reference.py

# One tool, in an environment of its own; the index's address never enters a lock.
lock:  ## make both locks anew from pyproject.toml
	$(PYTHON) -m venv $(LOCK_TOOLS)
	$(LOCK_TOOLS)/bin/python -m pip --quiet --quiet install uv
	printf '$(BUILD)\n' | $(LOCK_TOOLS)/bin/uv pip compile $(LOCK_FLAGS) \
		--extra live --group dev pyproject.toml - -o requirements-dev.lock
	printf '$(BUILD)\n' | $(LOCK_TOOLS)/bin/uv pip compile $(LOCK_FLAGS) \
		--constraint requirements-dev.lock pyproject.toml - -o requirements.lock
	rm -rf $(LOCK_TOOLS)

# What builds the project is locked too: it is installed without build isolation.
BUILD := hatchling\neditables
LOCK_FLAGS := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock"

sample: $(VENV)/.dev  ## freeze the sample bars anew from their source
	$(BIN)/python scripts/freeze_sample.py

calendars: $(VENV)/.dev  ## freeze the exchange calendars anew
	$(BIN)/python scripts/freeze_calendars.py

clean:  ## remove the environment and what was written
	rm -rf $(VENV) recap.html
