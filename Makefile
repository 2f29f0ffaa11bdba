# Nothing but Python 3.11+, pip and make is needed; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check messages approve-samples clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[dev]'
	@touch $(READY)

demo: $(READY)
	$(BIN)/vidgen render scripts --unit doi-sim --jobs 2
	$(BIN)/vidgen render scripts/lua-dao --all-units --jobs 2

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Gather the messages of the code into vidgen/locale (gettext), keep what is translated, name what is not, compile.
messages: $(READY)
	$(BIN)/python -m tests.catalogues

# Ratios from one run on this machine; nothing else should be busy meanwhile.
bench: $(READY)
	$(BIN)/python -m tests.bench

# Sign the sample library again after an edit, with the public sample keys; this machine's own settings stay out of it.
SAMPLE_KEYS := VIDGEN_CONFIG=$(VENV)/khoa-mau VIDGEN_KEY_PASSPHRASE='khoa mau cong khai'
SAMPLE_BRANDS := --brand default --brand an-ninh --brand hanh-chinh --brand tuoi-tre
approve-samples: $(READY)
	$(SAMPLE_KEYS) $(BIN)/vidgen approve scripts --review --key tests/khoa-mau/ra-soat-mau.pem $(SAMPLE_BRANDS) --yes
	$(SAMPLE_KEYS) $(BIN)/vidgen approve scripts --key tests/khoa-mau/duyet-mau.pem $(SAMPLE_BRANDS) --yes

clean:
	rm -rf $(VENV) out
