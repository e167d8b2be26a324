#!/usr/bin/env bash
# run.sh PYTHON — `make test`: the suite on SQLite and then on PostgreSQL, the browser journeys beside them; a summary at the end.
# What cannot be run is named; with CI set, that is a failure. ONLY="sqlite postgres browser" chooses.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=$1 only=${ONLY:-sqlite postgres browser} logs=var/test-logs failed=0 summary=()
mkdir -p "$logs"
chosen() { [[ " $only " == *" $1 "* ]]; }
note() { summary+=("$(printf '%-11s %s' "$1" "$2")"); }
suite=(-m pytest -v --no-header --durations=10 tests --ignore=tests/e2e --ignore=tests/services --ignore=tests/bench)

started_services=""
finish() {
  trap - EXIT INT TERM
  local job
  for job in ${prepare_job:-} ${suite_job:-} ${browser_job:-}; do kill "$job" 2>/dev/null; done
  [ -z "$started_services" ] || deploy/services.sh down postgres >/dev/null 2>&1
}
trap finish EXIT
trap 'finish; exit 130' INT TERM

left_out() {  # name, why
  note "$1" "LEFT OUT: $2"
  if [ -n "${CI:-}" ]; then failed=1; fi
}

report() {  # name, log, exit code
  echo; echo "== tests on $1"; cat "$2"
  note "$1" "$(tail -n 1 "$2" | tr -d '=' | sed 's/^ *//')"
  [ "$3" = 0 ] || { failed=1; summary[-1]+="  <- FAILED"; }
}

if chosen postgres; then
  running=$(deploy/services.sh status | grep -c '^postgres pid' || true)
  if [ -n "${TEST_DATABASE_URL:-}" ]; then
    database=$TEST_DATABASE_URL
  elif exported=$(deploy/services.sh up postgres); then
    database=${exported#*DATABASE_URL=}
    [ "$running" != 0 ] || started_services=1
  else
    left_out PostgreSQL "no server could be found, installed or started (above says why)"
  fi
fi
# Each database is made once; the browser journeys get a copy of SQLite's. All that ends, ends below: a half-made one is finished there.
prepare=(-m tests.databases)
if [ -n "${database:-}" ]; then DATABASE_URL=$database VAR_DIR=var/postgres "$python" "${prepare[@]}" >"$logs/prepare" 2>&1 & prepare_job=$!; fi
if chosen sqlite || chosen browser; then env -u DATABASE_URL "$python" "${prepare[@]}" var/browser; fi
[ -z "${prepare_job:-}" ] || wait "$prepare_job" || cat "$logs/prepare"

# Two lanes: the journeys, which often wait for the browser, beside the suite on one database and then on the other.
if chosen browser; then
  if ! ls tests/e2e/test_*.py >/dev/null 2>&1; then
    left_out Browser "there are no journeys yet"
  elif ! command -v chromium >/dev/null; then
    left_out Browser "chromium is missing (Debian: apt-get install chromium)"
  else
    env -u DATABASE_URL VAR_DIR=var/browser DJANGO_ALLOW_ASYNC_UNSAFE=true "$python" -m pytest -v --no-header --durations=5 tests/e2e >"$logs/browser" 2>&1 &
    browser_job=$!
  fi
fi
echo "Testing… (logs: $logs)"
if chosen sqlite; then
  env -u DATABASE_URL "$python" "${suite[@]}" >"$logs/sqlite" 2>&1 &
  suite_job=$!; wait $suite_job; code=$?; unset suite_job; report SQLite "$logs/sqlite" $code
fi
if [ -n "${database:-}" ]; then
  ! chosen sqlite || suite+=(--only-database)  # what asks no database was run a moment ago; the summary counts it as deselected
  DATABASE_URL=$database VAR_DIR=var/postgres "$python" "${suite[@]}" >"$logs/postgres" 2>&1 &
  suite_job=$!; wait $suite_job; code=$?; unset suite_job; report PostgreSQL "$logs/postgres" $code
fi
if [ -n "${browser_job:-}" ]; then wait "$browser_job"; code=$?; unset browser_job; report Browser "$logs/browser" $code; fi

echo; echo "== summary ($((SECONDS / 60)) min $((SECONDS % 60)) s)"; printf '%s\n' "${summary[@]}"
[ $failed = 0 ] && echo "All green." || echo "Not green."
exit $failed
