#!/usr/bin/env bash
# test-services.sh PYTHON — start PostgreSQL and Redis (Elasticsearch where ELASTICSEARCH=1), run tests/services, and stop what was started here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
wanted=(postgres redis)
[ -z "${ELASTICSEARCH:-}" ] || wanted+=(elasticsearch)
found=$(deploy/services.sh status) started=()
for one in "${wanted[@]}"; do
  case $one in elasticsearch) mark="^  node-" ;; *) mark="^$one pid" ;; esac
  grep -q "$mark" <<<"$found" || started+=("$one")
done
trap '[ ${#started[@]} = 0 ] || deploy/services.sh down "${started[@]}"' EXIT
exports=$(deploy/services.sh up "${wanted[@]}")
eval "$exports"
VAR_DIR=var/services "$1" -m pytest tests/services
