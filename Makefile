# Two commands for a fresh machine: `make demo` and `make test`.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install demo test check bench docs clean

install: $(STAMP)

$(STAMP): pyproject.toml
	@sh tools/system-packages
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' --constraint requirements.lock
	@touch $(STAMP)

demo: install
	@$(BIN)/oversight demo demo

test: install
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: install
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: install
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' --constraint requirements.lock
	@$(BIN)/python -m bench

docs: install
	@$(BIN)/oversight rules docs --out site --guides docs

clean:
	rm -rf demo site $(VENV)
