# Two commands do all the set-up on a bare machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

export OMP_NUM_THREADS := 1

.PHONY: demo test lint bench docs lock clean

demo: $(VENV)/.run  ## the example crisis: its ledger and its brief
	rm -f $(DEMO)/demo.ledger $(DEMO)/brief.html
	mkdir -p $(DEMO)
	$(BIN)/newsledger build examples/reports -o $(DEMO)/demo.ledger
	$(BIN)/newsledger show $(DEMO)/demo.ledger
	$(BIN)/newsledger brief $(DEMO)/demo.ledger -o $(DEMO)/brief.html

test: $(VENV)/.dev lint  ## all that must hold
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests bench train
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## one table: the cases, the seeds, speed and memory
	$(BIN)/python bench/run.py

docs: $(VENV)/.dev  ## the documentation as a site: out/docs/index.html
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs out/docs

lock: pyproject.toml  ## pin every package by hash (needs uv: pip install uv)
	uv pip compile -q pyproject.toml --extra charts --extra pdf --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	uv pip compile -q pyproject.toml --extra charts --extra pdf --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-dev.txt

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("newsledger needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.txt
	touch $@
