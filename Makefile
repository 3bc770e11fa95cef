# Every target first sets up the virtual environment it runs in, with the newest Python from 3.11 to
# 3.13 that is there.
# PYTHON=/path/to/python3.12 picks the interpreter, and then the environment is .venv-3.12.
# UV= (empty) sets up with pip where uv is installed too.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check format-check lint types walls content fmt lock venv hooks clean

UV ?= uv
export PYTHON UV

ifndef VENV
  ifeq ($(strip $(PYTHON)),)
    VENV := .venv
  else
    VENV := .venv-$(shell '$(PYTHON)' -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
  endif
endif
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKS := requirements.lock requirements-build.lock

# An environment whose interpreter is gone is set up anew.
ifneq ($(shell '$(BIN)/python' -c 'print(1)' 2>/dev/null),1)
  .PHONY: $(READY)
endif

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 - /p' Makefile

run: $(READY) ## chat in the terminal, no token needed
	@exec $(BIN)/corobot terminal

venv: $(READY) ## set up the environment and nothing else

test: $(READY) ## run the tests (make test ARGS="-k quiz")
	@$(BIN)/python -m pytest $(ARGS)

check: format-check lint types walls test content ## all that must pass before a commit

format-check: $(READY)
	@$(BIN)/ruff format --check .

lint: $(READY) ## ruff
	@$(BIN)/ruff check .

types: $(READY) ## mypy
	@$(BIN)/mypy

walls: $(READY) ## who may import whom
	@$(BIN)/python -m pytest -q tests/test_walls.py

content: $(READY) ## run every example and answer of the course
	@$(BIN)/corobot content check

fmt: $(READY) ## format, and mend what ruff can mend
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock: ## pin all dependencies anew (needs uv; make lock ARGS=--upgrade)
	@command -v '$(UV)' >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	@$(LOCK) $(ARGS) --extra dev --output-file requirements.lock pyproject.toml
	@$(LOCK) --constraints requirements.lock --output-file requirements-runtime.lock pyproject.toml
	@printf 'editables\nhatchling\nsetuptools\n' | \
	  $(LOCK) --constraints requirements.lock --output-file requirements-build.lock -

hooks: $(READY) ## run the quick checks at each git commit
	@$(BIN)/pre-commit install

clean: ## remove environments, caches and builds
	@rm -rf .venv .venv-* .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	@find . -path ./.git -prune -o -name __pycache__ -prune -exec rm -rf {} +

$(READY): $(LOCKS) pyproject.toml tools/python.sh tools/setup.sh
	@sh tools/setup.sh '$(VENV)'
