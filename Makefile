# Set-up and the two commands of the README. Needs Python ≥ 3.11, make and git; everything else goes into .venv.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
# What is never imported need not be compiled: that is a third of the time an install takes.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install --no-compile

.DEFAULT_GOAL := help
.PHONY: help report test lint lint-style lint-format lint-types lint-layers bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "PYTHON=python3.12 chooses the interpreter, ARGS='-k dateline' goes to pytest."

report: $(VENV)/.installed ## Install, write the report over seeds/ and say where it is
	@$(BIN)/checker report
	@echo "The report: $(CURDIR)/reports/consistency.html (and consistency.md beside it)"

test: $(VENV)/.installed-test ## Install the test extra and run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: lint-style lint-format lint-types lint-layers ## Install the lint extra; check style, types and layers

lint-style: $(VENV)/.installed-lint
	@$(BIN)/ruff check .

lint-format: $(VENV)/.installed-lint
	@$(BIN)/ruff format --check .

lint-types: $(VENV)/.installed-lint
	@$(BIN)/mypy

lint-layers: $(VENV)/.installed-lint
	@$(BIN)/lint-imports

bench: $(VENV)/.installed-bench ## Install the bench extra; measure speed beside peers and floors
	@$(BIN)/python -m tests.bench.extract
	@$(BIN)/python -m tests.bench.engine
	@$(BIN)/python -m tests.bench.line
	@$(BIN)/python -m tests.bench.gate
	@$(BIN)/python -m tests.bench.report
	@$(BIN)/python -m tests.bench.web

clean: ## Remove the virtual environment and the caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps are newer than pyproject.toml while the environment fits it; the package itself is linked, not copied.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing checker into $(VENV) (a minute, once)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-%: pyproject.toml | $(BIN)/python
	@echo "Installing checker and its $* extra into $(VENV) (a minute, once)"
	@$(PIP) --editable '.[$*]'
	@touch $@ $(VENV)/.installed $(if $(filter all,$*),$(VENV)/.installed-test $(VENV)/.installed-lint)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	    echo "make: there is no $(PYTHON) here; install Python 3.11 or later, or name one: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "make: $(PYTHON) is `$(PYTHON) --version 2>&1`, but checker needs Python 3.11 or later; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "make: $(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
