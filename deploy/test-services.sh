#!/usr/bin/env bash
# test-services.sh PYTHON — start PostgreSQL, Redis and three nodes of Elasticsearch, run tests/services, and stop what was started here.
# Without Java or Maven Elasticsearch is left out, and so are its tests; with CI set, that is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ES_NODES=3 ES_PORT=${ES_PORT:-9559}
found=$(deploy/services.sh status) started=()
for one in postgres redis elasticsearch; do
  case $one in elasticsearch) mark=" node-1 http://127.0.0.1:$ES_PORT " ;; *) mark="^$one pid" ;; esac
  grep -q "$mark" <<<"$found" || started+=("$one")
done
trap '[ ${#started[@]} = 0 ] || deploy/services.sh down "${started[@]}"' EXIT
exports=$(deploy/services.sh up postgres redis)
eval "$exports"
if exports=$(deploy/services.sh up elasticsearch); then
  export TEST_ELASTICSEARCH_URL=${exports#*ELASTICSEARCH_URL=}
else
  echo "LEFT OUT: Elasticsearch (above says why)" >&2
fi
VAR_DIR=var/services "$1" -m pytest tests/services
