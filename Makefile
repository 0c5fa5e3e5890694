# SPDX-License-Identifier: Apache-2.0
# The verbs for people; CI calls the same ones. Nothing is decided here: each verb calls one program.

EMBEDDED := python3 -m registry.embedded
PYTHON := .venv/bin/python
# Options for pytest, for example: make test ARGS="tests/unit -k workflow"
ARGS ?=
# One more than there are processors: tests of processes that are killed and come back wait much and work little.
WORKERS ?= $(shell expr $$(nproc) + 1)

.DEFAULT_GOAL := help
.PHONY: help run up down status psql test check format verify backup restore faults fuzz bench bench-desk bench-site lock

help: ## list the verbs
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r verb what; do printf 'make %-10s %s\n' "$$verb" "$$what"; done

run: ## install what is missing and start everything here; Ctrl-C stops it (DEMO=0, PORT=, DESK_PORT=)
	@$(EMBEDDED) run

up: ## the same in the background
	@$(EMBEDDED) up

down: ## stop everything
	@$(EMBEDDED) down

status: ## say what runs and where
	@$(EMBEDDED) status

psql: ## a session in the desk's database, as the desk's role
	@$(EMBEDDED) psql

test: ## every test but the long versions, on services of their own (LONG=1 for all, ARGS= for pytest)
	@$(EMBEDDED) install --tests
	@PYTHONDONTWRITEBYTECODE= $(EMBEDDED) with --no-fsync -- $(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder $(or $(ARGS),$(if $(LONG),,-m "not long"))

check: ## format, lint, types, import rules, templates, migrations, names of tests, deployment
	@$(EMBEDDED) install --tests
	@PYTHONDONTWRITEBYTECODE= $(EMBEDDED) with --no-fsync -- bash .ci/check

format: ## put the code into the agreed form
	@$(EMBEDDED) install --tests
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .
	.venv/bin/djlint --reformat --quiet registry api || true

verify: ## every invariant, one line each
	@$(PYTHON) manage.py verify

backup: ## everything into a new sealed folder (TO=, RECIPIENT= a public key of age)
	@REGISTRY_FACE=owner $(EMBEDDED) services -- $(PYTHON) manage.py backup --to "$(TO)" --recipient "$(RECIPIENT)" $(ARGS)

restore: ## a backup into an empty installation (FROM=, IDENTITY= a key file of age, MANIFEST= its hash from the log)
	@REGISTRY_FACE=owner $(EMBEDDED) services -- $(PYTHON) manage.py restore "$(FROM)" --identity "$(IDENTITY)" $(if $(MANIFEST),--manifest-sha256 "$(MANIFEST)") $(ARGS)

faults: ## kill processes in the middle of publications and count the losses (SHORT=1 for CI's version)
	@$(EMBEDDED) install --tests
	@SHORT=$(SHORT) $(EMBEDDED) with -- $(PYTHON) -m pytest tests/faults $(ARGS)

fuzz: ## ask the public interface all that it allows, forbids and fears: 20,000 and 10,000 cases (SHORT=1, CASES=, SEED=, FUZZ_SEED=)
	@$(EMBEDDED) install --tests
	@$(if $(SHORT),,FUZZ_CASES=$${FUZZ_CASES:-10000} FILTERS=$${FILTERS:-2000} WALK_SECONDS=$${WALK_SECONDS:-60}) $(EMBEDDED) with --no-fsync -- $(PYTHON) -m pytest -q tests/api/test_hostile_parameters.py tests/unit/published/test_executions.py tests/unit/published/test_trees.py tests/unit/published/test_statistics.py tests/unit/published/test_values.py tests/api/test_one_selection.py tests/unit/published/test_counting.py tests/unit/published/test_tiles.py::test_both_draw_the_same tests/api/test_walks.py $(ARGS)
	@$(if $(SHORT),,RECORDS=10 $(EMBEDDED) with --no-fsync -- $(PYTHON) -m pytest -q tests/e2e/test_hostile_text.py $(ARGS))
	@$(EMBEDDED) with --no-fsync -- $(PYTHON) -m tests.api.fuzz --cases $(or $(CASES),$(if $(SHORT),1000,20000)) $(if $(SEED),--seed $(SEED))

bench-desk: ## time the desk over 100,000 working records (RECORDS=, PLANS=1)
	@$(EMBEDDED) install --tests
	@$(EMBEDDED) with --no-fsync -- $(PYTHON) -m tests.bench.desk $(if $(PLANS),--plans)

bench: ## the public interface beside its peers on synthetic rows (ROWS=10000,100000 ROUNDS= ONLY=P1,P4 KEEP=1 PROFILE=address)
	@$(EMBEDDED) install --tests
	@$(PYTHON) -m tests.bench.public

bench-site: ## the site over a million incidents: server time under random filters, cold loads on a slow line (ROWS= ROUNDS=)
	@$(EMBEDDED) install --tests
	@$(PYTHON) -m tests.bench.site

lock: ## make the hashed locks anew from the .in files
	@$(EMBEDDED) install --tests
	.venv/bin/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements.in -o requirements.lock
	.venv/bin/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --no-emit-index-url -c requirements.lock requirements-dev.in -o requirements-dev.lock
	.venv/bin/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements-node.in -o requirements-node.lock
	.venv/bin/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements-bench.in -o requirements-bench.lock
