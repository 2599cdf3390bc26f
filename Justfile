# Everything that the gate runs, in the environment at hand.
default: test lint

test:
    python -m pytest

lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports

# Rewrites what the program writes: golden reports, the README's output, the manual's help pages.
golden:
    python -m tests.golden

# Takes the README's picture of the review page, from the golden report; needs Chromium.
screenshot: golden
    python tools/screenshot.py

# Runs the examples of the shipped rules.
rules:
    numcheck rules test

# Renews the versions that a developer's environment can be pinned to.
lock:
    uv pip compile -q pyproject.toml --extra dev --no-emit-index-url --custom-compile-command "just lock" -o requirements.lock

# The gate as CI runs it, in an environment of its own.
ci:
    .ci/run
