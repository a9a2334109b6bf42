# Two commands matter: `make demo` and `make test`. Both set up everything they need.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
export HOST PORT

.PHONY: demo test test-postgres check bench browser lock help

help:  ## What can I run?
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.site

demo: export RAPPORT_DEMO = 1
demo: $(VENV)/.site  ## Set up, load the demo and serve it (HOST and PORT are respected)
	@$(BIN)/python manage.py demo
	@exec $(BIN)/python manage.py serve

browser:  ## Debian's Chromium for the browser tests, where apt may install it
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No Chromium and no right to install it: the browser tests will be skipped."

test: $(VENV)/.dev browser  ## Every test, on SQLite
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser"
	$(BIN)/python -m pytest -m browser

test-postgres: $(VENV)/.dev  ## The same tests (browser journeys apart) on PostgreSQL
	DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres} $(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser"

check: $(VENV)/.dev  ## Lint, types, templates, migrations, deployment checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy trainer simulations courses records
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))") ALLOWED_HOSTS=rapport.example \
	  SITE_URL=https://rapport.example DEBUG=0 $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(VENV)/.dev  ## Measure; DATA=folder with labelled data adds what can only be measured with it
	$(BIN)/python -m bench $(if $(DATA),--data $(DATA))

lock: $(VENV)/.dev  ## Compile the hash-locked requirement files
	$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --no-header requirements-dev.in -o requirements-dev.txt
