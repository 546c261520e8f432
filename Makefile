# What each target does: `make help`.  The logic is in scripts/.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
API ?= $(notdir $(firstword $(sort $(wildcard openapi/*))))
TYPED := facade sandbox scripts generated tests/typing

.PHONY: help setup setup-system run generate check check-generated ledger lint-spec test fuzz contract mutants bench-decode bench-sandbox soak-sandbox sandbox lock clean

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
	$(BIN)/python -m scripts.ledger
	$(BIN)/python -m scripts.lint_spec

check-generated: $(READY) ## fail when generated/ is not what openapi/ makes
	@$(BIN)/python -m scripts.generate --check

ledger: $(READY) ## fail when generated/ lost something of openapi/ that ledger.yaml does not allow
	@$(BIN)/python -m scripts.ledger

lint-spec: $(READY) ## fail when a contract document is loose somewhere without a reason
	@$(BIN)/python -m scripts.lint_spec

test: $(READY) ## run all tests, on two cores
	$(BIN)/pytest -n 2 --dist worksteal

fuzz: $(READY) ## what `make test` tries with made-up values, with a thousand of them a schema
	TRUESPEC_EXAMPLES=1000 $(BIN)/pytest -n 2 tests/generated/test_round_trip.py
	$(BIN)/python -m scripts.contract_run --random

contract: $(READY) ## hold every API to its document, report in build/contract (CLEMTA_BASE_URL=… for a real server)
	@$(BIN)/python -m scripts.contract_run $(OPTIONS)

mutants: $(READY) ## run the contract suite against sandboxes with one planted defect each; all have to be found
	@$(BIN)/python -m scripts.mutants

bench-decode: $(READY) ## time decoding beside stock, pydantic and msgspec
	@$(BIN)/python -m scripts.bench.decode

bench-sandbox: $(READY) ## load the sandbox: requests a second, and pages among many records
	@$(BIN)/python -m scripts.bench.sandbox

soak-sandbox: $(READY) ## five minutes of eight clients, faults and churn on the sandbox
	@$(BIN)/python -m scripts.soak.sandbox

sandbox: $(READY) ## start the sandbox of an API and keep it running (API: the first of openapi/, PORT=8080)
	@$(BIN)/python -m truespec_sandbox $(API) --port $(or $(PORT),8080)

lock: $(READY) ## pin every dependency again
	@$(BIN)/python -m scripts.lock

clean: ## remove what the targets made, .venv included
	rm -rf .venv .bench .generating build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
