# Each target sets up what it needs from python3 and make alone; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
STAMP := $(VENV)/.ready

.PHONY: help setup demo page test test-postgres torture fuzz check lint types format eval bench weights agreement constraints clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 14

setup: $(STAMP)  ## make the virtual environment

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(STAMP)  ## compare the invented reports in examples/
	$(BIN)/crossread compare examples/*.txt examples/*.json

page: $(STAMP)  ## the same as a page, synopsis.html
	$(BIN)/crossread compare examples/*.txt examples/*.json --html synopsis.html

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal

test-postgres: $(STAMP)  ## the tests of the library on a PostgreSQL server of their own
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest tests/store tests/keep -k postgresql
	$(BIN)/python -m tests.postgres $(BIN)/python -m tests.keep.killing 40 1

torture: $(STAMP)  ## hostile inputs at the sizes that do harm, a million documents, a large web archive, killed readings, damaged libraries; PART=archive for one
	$(BIN)/python -m tests.torture $(PART)
	$(if $(PART),,$(BIN)/python -m tests.keep.killing 100 1)
	$(if $(PART),,$(BIN)/python -m tests.store.damaging 500 1)

build/.fuzz: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	mkdir -p build
	touch $@

fuzz: build/.fuzz  ## fuzz each form of input for MINUTES, by default ten; ONLY="html feed" for some
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),10) $(ONLY)

lint: $(STAMP)  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

check: lint types test  ## lint, types, and the tests with the import layers

format: $(STAMP)  ## let ruff write the format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(STAMP)  ## scores against gold sets in DATA, and their floors; ONLY="cases dates" for some
	$(BIN)/python -m evals.floors --data $(DATA) $(if $(ONLY),--only $(ONLY))

bench: $(STAMP)  ## speed, as ratios to a peer in the same run
	$(BIN)/python bench/compare.py
	$(BIN)/python bench/read.py
	$(BIN)/python -m bench.serve --short
	$(BIN)/python -m bench.search 2000 20

# glibc gives large blocks back at once and asks for them again: kept, training is a seventh faster on a CPU.
KEEP_MEMORY := MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=2000000000

build/.training: $(STAMP) training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	mkdir -p build
	touch $@

weights: build/.training  ## train the encoder anew; WITH=polnear adds that set, for comparison; TIMES=2 trains twice as long; GO_ON=1 learns on
	$(KEEP_MEMORY) $(BIN)/python -m training.weights --data $(DATA) $(if $(WITH),--with $(WITH)) $(if $(TIMES),--times $(TIMES)) $(if $(GO_ON),--go-on)

agreement: $(STAMP)  ## how far two annotators agree on our gold
	$(BIN)/python -m training.agreement --data $(DATA)

constraints: $(STAMP)  ## write the installed versions to constraints.txt
	( echo '# The versions that are tested together: names and versions only. Made by `make constraints`.'; \
	  $(BIN)/python -m pip freeze --exclude-editable ) > constraints.txt

clean:  ## remove what was made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
