#!/usr/bin/env bash
# test-services.sh PYTHON — start PostgreSQL and Redis (Elasticsearch where ELASTICSEARCH=1), run tests/services, stop them again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
wanted=(postgres redis)
[ -z "${ELASTICSEARCH:-}" ] || wanted+=(elasticsearch)
exports=$(deploy/services.sh up "${wanted[@]}")
trap 'deploy/services.sh down' EXIT
eval "$exports"
VAR_DIR=var/services "$1" -m pytest tests/services
