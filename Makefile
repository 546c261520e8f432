# `make help` lists the targets.  The logic is in scripts/ and tests/.
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

setup-system: ## install the system packages that some tests need (Debian, as root)
	@scripts/setup_system.sh

run: $(READY) ## regenerate the client, start the sandbox, and show the first calls
	@$(BIN)/python -m scripts.generate
	@$(BIN)/python -m scripts.demo

generate: $(READY) ## write generated/ and the sandbox's documents from openapi/
	@$(BIN)/python -m scripts.generate

check: $(READY) ## check format, lint, types and layers; lock file, generated code and coverage are current
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.lock --check
	$(BIN)/python -m scripts.generate --check
	$(BIN)/python -m scripts.codegen.coverage
	$(BIN)/python -m scripts.codegen.lint

check-generated: $(READY) ## fail when generated/ is not what openapi/ produces
	@$(BIN)/python -m scripts.generate --check

coverage: $(READY) ## fail when generated/ lost something of openapi/ that ledger.yaml does not allow
	@$(BIN)/python -m scripts.codegen.coverage

lint-spec: $(READY) ## fail when a contract document is loose somewhere without a reason
	@$(BIN)/python -m scripts.codegen.lint

test: $(READY) ## run the tests: every kind of case, in four workers
	$(BIN)/pytest -n 4 --dist worksteal

test-all: $(READY) ## run what `make test` leaves out: more seeds, every pair of client and API
	$(BIN)/pytest -n 4 --dist worksteal -m exhaustive

test-lowest: $(READY) ## run the tests on the lowest allowed version of every dependency (ARGS: folders)
	@$(BIN)/python -m scripts.environments lowest $(ARGS)

test-versions: $(READY) ## run the tests on Python 3.11 to 3.14, where they are installed (ARGS: folders)
	@$(BIN)/python -m scripts.environments versions $(ARGS)

fuzz: $(READY) ## test with many more generated values: a thousand a schema, and random contract tests
	TRUESPEC_EXAMPLES=1000 $(BIN)/pytest -n 2 -m "" tests/generated/test_round_trip.py tests/truespec/test_generated_responses.py
	@$(MAKE) contract OPTIONS="--seed random"

soak: $(READY) ## make ten thousand calls with each client, a tenth with faults, and check that nothing is leaked
	@$(BIN)/python -m tests.faults.soak

contract: $(READY) ## test every API against its document, reports in build/contract (<API>_BASE_URL=… for a real server)
	@$(BIN)/pytest -m "" --live --max-examples 40 --report-folder build/contract --junitxml build/contract/junit.xml \
		tests/contract/properties tests/contract/test_schemathesis.py $(OPTIONS)

contract-sweep: $(READY) ## remove what live contract runs that were killed have left on their servers
	@$(BIN)/python -m tests.contract.sweep

bench: $(READY) ## measure speed beside what a user would pick instead, and write benchmarks.md
	@$(BIN)/python -m benchmarks --page benchmarks.md

bench-check: $(READY) ## the same, and fail when a bar is missed
	@$(BIN)/python -m benchmarks --check

mutants: $(READY) ## run the mutation tests: the contract suite has to find the one defect of each of several hundred sandboxes
	@$(BIN)/pytest -m "" -n 2 --dist worksteal tests/contract/test_mutants.py

soak-sandbox: $(READY) ## load the sandbox for five minutes with eight clients, faults and churn, and check it
	@$(BIN)/python -m tests.sandbox.soak

sandbox: $(READY) ## start the sandbox of an API and keep it running (API: the first of openapi/, PORT=8080)
	@$(BIN)/python -m truespec_sandbox $(API) --port $(or $(PORT),8080)

lock: $(READY) ## pin every dependency again
	@$(BIN)/python -m scripts.lock

clean: ## remove what the targets write, .venv included
	rm -rf .venv .bench .environments .generating build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
