# What one types: `make demo` and `make test`. Both need only Python >= 3.11 and make; everything else goes into .venv.
PYTHON ?= python3
VENV ?= .venv
OFFICIAL = $(VENV)-translate
LIGHT = $(VENV)-translate-light
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet
JOBS ?= 2

.PHONY: demo test check unit heavy translate benchmarks docs clean

demo: $(VENV)/.installed
	$(BIN)/memorandum demo -o demo-result

# Every check and every test that needs neither another program nor the translate extra.
test: check unit

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/pytest -q -n $(JOBS) -m "not heavy"

# Tests with real programs (LibreOffice, Chromium, OmegaT, jing, hunalign): skipped, with the reason, where one is missing.
heavy: $(VENV)/.dev
	$(BIN)/pytest -q -rs -m heavy

# The translation engine, official and light, each in an environment of its own: a CPU torch first (the plain argostranslate
# would take gigabytes of CUDA), then the extra; then the tests with the real engine.
translate: $(OFFICIAL)/.installed $(LIGHT)/.installed
	$(OFFICIAL)/bin/pytest -q -rs -m heavy tests/translation tests/alignment/test_embeddings.py
	$(LIGHT)/bin/pytest -q -rs -m heavy tests/translation

benchmarks: $(VENV)/.dev
	$(BIN)/python -m benchmarks.main_job --write

docs: $(VENV)/.dev
	$(BIN)/python -m benchmarks.readme

clean:
	rm -rf $(VENV) $(OFFICIAL) $(LIGHT) demo-result dist build .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "memorandum_kit needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed pyproject.toml
	$(PIP) -e '.[dev]'
	@touch $@

$(OFFICIAL)/.installed: pyproject.toml
	$(PYTHON) -m venv $(OFFICIAL)
	$(OFFICIAL)/bin/python -m pip --disable-pip-version-check install --quiet torch==2.13.0
	$(OFFICIAL)/bin/python -m pip --disable-pip-version-check install --quiet -e '.[dev,translate,embeddings]'
	@touch $@

$(LIGHT)/.installed: pyproject.toml
	$(PYTHON) -m venv $(LIGHT)
	$(LIGHT)/bin/python -m pip --disable-pip-version-check install --quiet argos-translate-lt ctranslate2 sentencepiece -e '.[dev]'
	@touch $@
