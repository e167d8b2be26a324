#!/usr/bin/env bash
# run.sh PYTHON — `make test`: the suite on SQLite and on PostgreSQL and the browser journeys; a summary at the end.
# What cannot be run is named; with CI set, that is a failure. ONLY="sqlite postgres browser" chooses, LANES (3: two cores, and one
# that waits for a browser, a worker or a database) says how many run at once.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=$1 only=${ONLY:-sqlite postgres browser} lanes=${LANES:-3} logs=var/test-logs failed=0 summary=()
rm -rf "$logs"; mkdir -p "$logs"
export PYTHONDONTWRITEBYTECODE=  # what one lane compiles, the next need not
chosen() { [[ " $only " == *" $1 "* ]]; }
note() { summary+=("$(printf '%-24s %s' "$1" "$2")"); }

declare -A running=()      # process → name of the job
started_services=""
finish() {
  trap - EXIT INT TERM
  local job
  for job in ${prepare_job:-} ${elastic_job:-} "${!running[@]}"; do kill "$job" 2>/dev/null; done
  for job in $started_services; do deploy/services.sh down "$job" >/dev/null 2>&1; done
}
trap finish EXIT
trap 'finish; exit 130' INT TERM

left_out() {  # name, why
  note "$1" "LEFT OUT: $2"
  if [ -n "${CI:-}" ]; then failed=1; fi
}

wait_for_one() {  # until a job has ended: its log, and a line of the summary
  local ended code name
  wait -n -p ended "${!running[@]}"; code=$?
  name=${running[$ended]}; unset "running[$ended]"
  echo; echo "== tests: $name"; cat "$logs/$name"
  note "$name" "$(tail -n 1 "$logs/$name" | tr -d '=' | sed 's/^ *//')"
  [ $code = 0 ] || { failed=1; summary[-1]+="  <- FAILED"; }
}

run() {  # name, variables …, --, what pytest is given; waits for a free lane first
  local name=$1 variables=(); shift
  while [ "$1" != -- ]; do variables+=("$1"); shift; done; shift
  while [ ${#running[@]} -ge "$lanes" ]; do wait_for_one; done
  env -u DATABASE_URL "${variables[@]}" "$python" -m pytest -v --no-header --durations=10 "$@" >"$logs/$name" 2>&1 &
  running[$!]=$name
}

before=$(deploy/services.sh status)
if { chosen sqlite || chosen postgres; } && [ -z "${TEST_ELASTICSEARCH_URL:-}" ]; then
  grep -q ' node-1 http:' <<<"$before" || started_services=elasticsearch
  deploy/services.sh up elasticsearch >"$logs/elasticsearch" 2>"$logs/elasticsearch-errors" & elastic_job=$!
fi
if chosen postgres; then
  if [ -n "${TEST_DATABASE_URL:-}" ]; then
    database=$TEST_DATABASE_URL
  elif exported=$(deploy/services.sh up postgres); then
    database=${exported#*DATABASE_URL=}
    grep -q '^postgres pid' <<<"$before" || started_services+=" postgres"
  else
    left_out PostgreSQL "no server could be found, installed or started (above says why)"
  fi
fi
# Each kind of database is migrated once and copied for every job. All that ends, ends below: a half-made one is finished there.
at=var/tests
if [ -n "${database:-}" ]; then
  DATABASE_URL=$database VAR_DIR=$at "$python" -m tests.databases $at/pg_others $at/pg_search $at/pg_challenges >"$logs/prepare" 2>&1 & prepare_job=$!
fi
if chosen sqlite || chosen browser; then
  env -u DATABASE_URL VAR_DIR=$at "$python" -m tests.databases $at/others $at/search $at/challenges $at/browser
fi
[ -z "${prepare_job:-}" ] || wait "$prepare_job" || cat "$logs/prepare"
unset prepare_job
if [ -n "${elastic_job:-}" ]; then
  if wait "$elastic_job"; then
    TEST_ELASTICSEARCH_URL=$(sed -n 's/^export ELASTICSEARCH_URL=//p' "$logs/elasticsearch"); export TEST_ELASTICSEARCH_URL
  else
    cat "$logs/elasticsearch-errors"; left_out Elasticsearch "no server could be found, fetched or started (above says why)"
  fi
  unset elastic_job
fi

# The longest first, so that the lanes end together. Each third has a folder and a database of its own.
echo "Testing… (logs: $logs)"
search=(tests/search) challenges=(tests/challenges) others=(tests)
for folder in "${search[@]}" "${challenges[@]}" tests/e2e tests/services tests/bench; do others+=("--ignore=$folder"); done
! chosen sqlite || once=--only-database   # what asks no database, or is marked "once", is run on SQLite alone; counted as deselected
on_sqlite() { if chosen sqlite; then local part=$1; shift; run "SQLite, $part" "VAR_DIR=$at/$part" -- "$@"; fi; }
on_postgres() {
  [ -n "${database:-}" ] || return 0
  local part=$1; shift
  run "PostgreSQL, $part" "VAR_DIR=$at/pg_$part" DATABASE_URL="$database" -- "$@" ${once:-}
}
on_sqlite others "${others[@]}"
on_postgres search "${search[@]}"
if chosen browser; then
  if command -v chromium >/dev/null; then
    run Browser VAR_DIR=$at/browser DJANGO_ALLOW_ASYNC_UNSAFE=true -- tests/e2e
  else
    left_out Browser "chromium is missing (Debian: apt-get install chromium)"
  fi
fi
on_sqlite search "${search[@]}"
on_postgres others "${others[@]}"
on_sqlite challenges "${challenges[@]}"
on_postgres challenges "${challenges[@]}"
while [ ${#running[@]} -gt 0 ]; do wait_for_one; done

echo; echo "== summary ($((SECONDS / 60)) min $((SECONDS % 60)) s)"; printf '%s\n' "${summary[@]}"
[ $failed = 0 ] && echo "All green." || echo "Not green."
exit $failed
