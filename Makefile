# tonghop. `make help` lists what there is.

SHELL    := /bin/bash
GO       ?= go
TAGS     := duckdb_arrow
BIN      := bin/tonghop
EXAMPLE  := examples/whole-country
ADDR     ?= 127.0.0.1
PORT     ?= 8080
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LINT     := .cache/golangci-lint
LINT_VERSION := v2.15.0
export CGO_ENABLED = 1

.PHONY: help run test check bench real scores year fmt build example assets browser office clean

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  Settings: ADDR, PORT for run; ONESHOT=1 ends run after the night; FUZZTIME for fuzz tests in check"

run: build example ## Build, run the example of the whole country through a night, serve it, print the address
	$(BIN) --workspace $(EXAMPLE) run || test $$? -eq 3 # done, with documents sent back
ifndef ONESHOT
	$(BIN) --workspace $(EXAMPLE) serve --addr $(ADDR):$(PORT)
endif

build: assets ## Build bin/tonghop
	$(GO) build -tags $(TAGS) -trimpath -ldflags "-X main.version=$(VERSION)" -o $(BIN) ./cmd/tonghop

# ECharts comes from npm. Without npm the build still works: the pages then show
# their drawings without the interactive layer.
assets: dashboards/assets/dist/echarts.js
dashboards/assets/dist/echarts.js: dashboards/assets/package-lock.json $(wildcard dashboards/assets/build/*.go) $(wildcard dashboards/assets/src/*)
	@if command -v npm >/dev/null; then \
	  cd dashboards/assets && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && cd ../.. && $(GO) run ./dashboards/assets/build; \
	else echo "npm is not here: the pages will have no interactive charts"; fi

test: assets browser office ## All tests, with everything that they need
	$(GO) vet -tags $(TAGS) ./...
	$(GO) test -tags $(TAGS) -timeout 40m ./...

# The tests open the pages in a real browser.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  echo "installing chromium"; \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else sudo apt-get update -qq && sudo apt-get install -y -qq chromium >/dev/null; fi; }

# The tests of formats read workbooks that another program wrote.
office:
	@command -v soffice >/dev/null || { \
	  echo "installing LibreOffice"; \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc libreoffice-writer >/dev/null; \
	  else sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends libreoffice-calc libreoffice-writer >/dev/null; fi; }

check: assets $(LINT) ## Formatting, vet, linters, tidy go.mod
	@test -z "$$(gofmt -l cmd pipeline ingest dashboards schedules examples)" || { gofmt -l cmd pipeline ingest dashboards schedules examples; echo "run make fmt"; exit 1; }
	$(GO) vet -tags $(TAGS) ./...
	$(GO) mod tidy -diff
	$(LINT) run --build-tags $(TAGS) ./...

$(LINT):
	GOBIN=$(CURDIR)/.cache $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

LOCALITIES ?= 0
bench: build ## Measure: nights, loading, reading, a made-up country and its questions (LOCALITIES="3 11 38": one, three, ten million figures)
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -skip 'Country' -benchtime 3x -timeout 0 ./cmd/tonghop ./pipeline/warehouse ./ingest/sheet ./ingest/table ./ingest/article ./ingest/vietnamese
	for size in $(LOCALITIES); do for package in ./pipeline/warehouse ./cmd/tonghop; do \
	  LOCALITIES=$$size $(GO) test -tags $(TAGS) -run '^$$' -bench Country -benchtime 1x -timeout 0 $$package || exit 1; done; done

real: ## Read the files of a folder, as they are and with bytes changed: make real FILES=/some/folder
	TONGHOP_FILES="$$(realpath '$(FILES)')" $(GO) test -tags "$(TAGS) real" -count 1 -v -run TestRealFiles ./ingest/sheet

scores: ## Renew the scores in docs/reading-budgets.md from what a scorer printed: make scores SCORES=/some/file
	awk -f docs/scores.awk '$(SCORES)' docs/reading-budgets.md > docs/reading-budgets.md.new && mv docs/reading-budgets.md.new docs/reading-budgets.md

year: ## A whole year of the whole country, night by night; make test lives through a small one
	$(GO) test -tags "$(TAGS) year" -count 1 -timeout 40m -v -run TestAYearOfProvincialLife ./cmd/tonghop

fmt: ## Format the code
	gofmt -w cmd pipeline ingest dashboards schedules examples

example: ## Make the workbooks of both examples anew from their figures
	$(GO) run ./examples/three-provinces/build
	$(GO) run ./examples/whole-country/build

clean: ## Remove what was built; the example's data too
	rm -rf bin .cache dashboards/assets/dist/*.js dashboards/assets/node_modules examples/*/data
