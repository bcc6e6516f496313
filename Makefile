# `make serve` starts the workshop server, `make test` passes the tests. Both set up what they need first.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_FOR_TESTS := $(VENV)/.ready-for-tests
WEB := src/selfeval/_web/sources.sha256
WEB_SOURCES := hatch_build.py $(shell find web -type f)
DENO := DENO_DIR=../build/deno DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=system,mozilla ../$(BIN)/deno
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --no-annotate --no-header pyproject.toml --group build

# A worker for each core has a browser, a database server and servers of selfeval of its own; more than four need much memory.
IN_PARALLEL := -p no:nbval -n logical --maxprocesses 4 --dist loadgroup --no-loadscope-reorder
# What needs neither a browser, a database server, a server process nor a built wheel (conftest.py sets the marks)
FAST := not browser and not database and not process and not wheel and not long

# Tests start hundreds of Python processes: what one has compiled is there for the next.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup serve lab shots bench soak test test-fast verify coverage lint fmt lock web web-lint web-fmt web-test

setup: $(READY)
	@echo "Miljøet $(VENV) er klar."

$(READY): requirements.lock pyproject.toml scripts/environment
	@scripts/environment requirements.lock
	@touch $@

$(READY_FOR_TESTS): requirements-test.lock $(READY)
	@scripts/environment requirements-test.lock
	@touch $@

# What the browser gets. An install builds it as well; this is for who has changed something in web/ since.
web: $(WEB)

$(WEB): $(WEB_SOURCES) | $(READY)
	@$(BIN)/python hatch_build.py
	@touch $@

web-lint: $(READY)
	$(BIN)/python scripts/protocol-types --check
	cd web && $(DENO) fmt --check
	cd web && $(DENO) lint
	cd web && $(DENO) check --frozen

web-fmt: $(READY)
	cd web && $(DENO) fmt

web-test: $(READY)
	cd web && $(DENO) test --frozen --no-check --location http://localhost/

serve: $(READY) $(WEB)
	@$(BIN)/selfeval serve $(ARGS)

lab: $(READY) $(WEB)
	@$(BIN)/jupyter lab --notebook-dir=notebooks $(ARGS)

shots: $(READY_FOR_TESTS) $(WEB)
	@scripts/system-packages
	@$(BIN)/python scripts/shots $(ARGS)

bench: $(READY_FOR_TESTS) $(WEB)
	@scripts/system-packages
	@$(BIN)/python -m benchmarks.run $(ARGS)

soak: $(READY_FOR_TESTS) $(WEB)
	@scripts/system-packages
	@$(BIN)/python -m tests.soak $(ARGS)

test: lint web web-test
	@scripts/system-packages
	$(BIN)/pytest $(IN_PARALLEL) -m "not long" $(ARGS)
	$(BIN)/pytest --nbval-lax --nbval-current-env notebooks

test-fast: $(READY_FOR_TESTS) web
	$(BIN)/pytest $(IN_PARALLEL) -m "$(FAST)" $(ARGS)

# What proves much and takes long, and what is searched with fifty times as many examples as in `make test`.
verify: $(READY_FOR_TESTS) web
	@scripts/system-packages
	$(BIN)/pytest $(IN_PARALLEL) -m long $(ARGS)
	$(BIN)/pytest $(IN_PARALLEL) -m hypothesis --hypothesis-profile=search $(ARGS)

# How much of the package the tests run: a table here, line by line in htmlcov/index.html.
coverage: $(READY_FOR_TESTS) web
	@scripts/system-packages
	$(BIN)/pytest --cov --cov-report=term --cov-report=html $(ARGS)

lint: $(READY_FOR_TESTS) web-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fmt: $(READY_FOR_TESTS) web-fmt
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Pins everything anew. uv is fetched for this alone; addresses of registries stay out of the locks.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --upgrade --output-file requirements.lock
	$(COMPILE) --upgrade --extra test --constraint requirements.lock --output-file requirements-test.lock
