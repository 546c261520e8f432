# What each target does: `make help`.  The logic is in scripts/.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
API ?= $(notdir $(firstword $(sort $(wildcard openapi/*))))
TYPED := facade sandbox scripts benchmarks generated tests/typing tests/contract
# Compiled modules are kept: the tests start many interpreters, and each would compile the project anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: $(shell grep -oE "^[a-z-]+:" $(firstword $(MAKEFILE_LIST)) | tr -d :)

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(READY) ## make .venv with every pinned dependency

$(READY): requirements.lock scripts/setup.sh
	@PYTHON=$(PYTHON) scripts/setup.sh

setup-system: ## install the system packages that single tests want (Debian, as root)
	@scripts/setup_system.sh

run: $(READY) ## regenerate the client, start the sandbox, and show the first calls
	@$(BIN)/python -m scripts.generate
	@$(BIN)/python -m scripts.demo

generate: $(READY) ## write generated/ and the sandbox's documents from openapi/
	@$(BIN)/python -m scripts.generate

check: $(READY) ## format, lint, types, layers; lock and generated code are current
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.lock --check
	$(BIN)/python -m scripts.generate --check
	$(BIN)/python -m scripts.codegen.coverage
	$(BIN)/python -m scripts.codegen.lint

check-generated: $(READY) ## fail when generated/ is not what openapi/ makes
	@$(BIN)/python -m scripts.generate --check

coverage: $(READY) ## fail when generated/ lost something of openapi/ that ledger.yaml does not allow
	@$(BIN)/python -m scripts.codegen.coverage

lint-spec: $(READY) ## fail when a contract document is loose somewhere without a reason
	@$(BIN)/python -m scripts.codegen.lint

test: $(READY) ## run all tests: four workers for two cores, as many tests wait
	$(BIN)/pytest -n 4 --dist worksteal

test-all: $(READY) ## run what `make test` leaves out: more seeds, every pair of transport and API
	$(BIN)/pytest -n 4 --dist worksteal -m exhaustive

test-lowest: $(READY) ## run all tests on the lowest allowed version of every dependency (ARGS: some of the folders only)
	@$(BIN)/python -m scripts.environments lowest $(ARGS)

test-versions: $(READY) ## run all tests on Python 3.11, 3.12 and 3.13, where they are installed (ARGS likewise)
	@$(BIN)/python -m scripts.environments versions $(ARGS)

fuzz: $(READY) ## what `make test` tries with generated values, with many more: a thousand a schema, ten thousand answers an API
	TRUESPEC_EXAMPLES=1000 $(BIN)/pytest -n 2 tests/generated/test_round_trip.py tests/truespec/test_generated_responses.py
	@$(MAKE) contract OPTIONS="--seed random"

soak: $(READY) ## make ten thousand calls with each kind of client, a tenth of them spoilt; does anything pile up?
	@$(BIN)/python -m tests.faults.soak

contract: $(READY) ## test every API against its document, reports in build/contract (<API>_BASE_URL=… for a real server)
	@$(BIN)/pytest -m "" --live --max-examples 40 --report-folder build/contract --junitxml build/contract/junit.xml \
		tests/contract/properties tests/contract/test_schemathesis.py $(OPTIONS)

bench: $(READY) ## measure speed beside what a user would pick instead, and write benchmarks.md
	@$(BIN)/python -m benchmarks --page benchmarks.md

bench-check: $(READY) ## the same, and fail when a bar is missed
	@$(BIN)/python -m benchmarks --check

mutants: $(READY) ## mutation tests for the contract suite: it has to find one planted defect in each of 119 sandboxes
	@$(BIN)/pytest -m "" -n 2 --dist worksteal tests/contract/test_mutants.py

soak-sandbox: $(READY) ## five minutes of eight clients, faults and churn on the sandbox
	@$(BIN)/python -m tests.sandbox.soak

sandbox: $(READY) ## start the sandbox of an API and keep it running (API: the first of openapi/, PORT=8080)
	@$(BIN)/python -m truespec_sandbox $(API) --port $(or $(PORT),8080)

lock: $(READY) ## pin every dependency again
	@$(BIN)/python -m scripts.lock

clean: ## remove what the targets made, .venv included
	rm -rf .venv .bench .environments .generating build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
