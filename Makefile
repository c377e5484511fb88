# Needs make and Python 3.11 or newer, nothing else; the rest is installed into .venv,
# exactly as pinned with hashes in requirements/*.txt.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SILENT:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# A stamp carries the hash of what it installed: other pins, another stamp.
hash = $(shell cat $(1) pyproject.toml | cksum | cut -d ' ' -f 1)
DESK := $(VENV)/.desk-$(call hash,requirements/build.txt requirements/desk.txt)
DEV := $(VENV)/.dev-$(call hash,requirements/build.txt requirements/dev.txt)

.PHONY: help run setup test check bench pins

help: ## in danh sách các lệnh
	sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F '|' '{ printf "%-14s%s\n", $$1, $$2 }'

run: $(DESK) ## cài đặt, nạp tỉnh trình diễn, dựng trang công khai và khởi động tất cả
	$(BIN)/congso up

setup: $(DEV) ## chỉ cài đặt (bước đầu của run và test)

# Tests start the program many times over: what Python has compiled of it is kept.
test: export PYTHONDONTWRITEBYTECODE =
test: $(DEV) ## cài đặt rồi chạy toàn bộ kiểm thử
	echo "▸ Chạy kiểm thử"
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(DEV) ## định dạng, lỗi mã, kiểu dữ liệu, tường ngăn giữa các phòng
	echo "▸ Lỗi mã và định dạng (ruff)"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	echo "▸ Kiểu dữ liệu (mypy)"
	$(BIN)/mypy src/congso src/front src/desk
	echo "▸ Tường ngăn giữa các phòng (import-linter)"
	$(BIN)/lint-imports --no-logo

bench: $(DEV) ## đo tốc độ, so với mốc đo trong cùng lượt chạy
	for script in bench/*.py; do $(BIN)/python "$$script" || exit 1; done

# dev.in holds all the others, so that its pins bind theirs: one version of a library everywhere.
pins: $(DEV) ## ghim lại requirements/*.txt từ *.in (pins UPGRADE=1: lấy bản mới)
	echo "▸ Ghim phiên bản thư viện"
	cd requirements && ../$(COMPILE) $(if $(UPGRADE),--upgrade) -o dev.txt dev.in
	cd requirements && for name in build core front desk; do \
	  ../$(COMPILE) -c dev.txt -o $$name.txt $$name.in || exit 1; \
	done

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cần Python 3.11 trở lên, nhưng '$(PYTHON)' là: $$($(PYTHON) --version 2>&1)."; \
	  echo "Hãy cài Python mới hơn, hoặc chỉ rõ: make PYTHON=python3.12"; exit 1; }
	echo "▸ Tạo môi trường Python riêng ($(VENV))"
	$(PYTHON) -m venv $(VENV) || { \
	  echo "Không tạo được $(VENV). Trên Debian, Ubuntu: apt install python3-venv"; exit 1; }

$(DESK): | $(VENV)/bin/python
	echo "▸ Cài thư viện để chạy (lần đầu mất vài phút)"
	$(INSTALL) --require-hashes -r requirements/build.txt
	$(INSTALL) --require-hashes -r requirements/desk.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	rm -f $(VENV)/.desk-* && touch $@

$(DEV): | $(DESK)
	echo "▸ Cài công cụ kiểm thử"
	$(INSTALL) --require-hashes -r requirements/dev.txt
	rm -f $(VENV)/.dev-* && touch $@
