# `make serve` starts the workshop server, `make test` passes all tests. Both set up what they need first.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_FOR_TESTS := $(VENV)/.ready-for-tests
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --no-annotate --no-header pyproject.toml --group build

.PHONY: setup serve lab shots bench soak test lint fmt lock

setup: $(READY)
	@echo "Miljøet $(VENV) er klar."

$(READY): requirements.lock pyproject.toml scripts/environment
	@scripts/environment requirements.lock
	@touch $@

$(READY_FOR_TESTS): requirements-test.lock $(READY)
	@scripts/environment requirements-test.lock
	@touch $@

serve: $(READY)
	@$(BIN)/selfeval serve $(ARGS)

lab: $(READY)
	@$(BIN)/jupyter lab --notebook-dir=notebooks $(ARGS)

shots: $(READY_FOR_TESTS)
	@scripts/system-packages
	@$(BIN)/python scripts/shots $(ARGS)

bench: $(READY_FOR_TESTS)
	@scripts/system-packages
	@$(BIN)/python -m benchmarks.run $(ARGS)

soak: $(READY_FOR_TESTS)
	@scripts/system-packages
	@$(BIN)/python -m tests.soak $(ARGS)

test: lint
	@scripts/system-packages
	$(BIN)/pytest $(ARGS)
	$(BIN)/pytest --nbval-lax --nbval-current-env notebooks

lint: $(READY_FOR_TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fmt: $(READY_FOR_TESTS)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Pins everything anew. uv is fetched for this alone; addresses of registries stay out of the locks.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --upgrade --output-file requirements.lock
	$(COMPILE) --upgrade --extra test --constraint requirements.lock --output-file requirements-test.lock
