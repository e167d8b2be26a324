#!/usr/bin/env bash
# run.sh PYTHON — a newcomer's hub: migrate, start web and worker, build the demo beside them, stop everything on Ctrl-C.
# PORT (8000) says where; DEMO=0 leaves the demo out; LOG_LEVEL=INFO shows each request.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=$1 port=${PORT:-8000} url="http://127.0.0.1:${PORT:-8000}"
export SITE_URL=${SITE_URL:-$url} LOG_LEVEL=${LOG_LEVEL:-WARNING}

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "Port $port is taken by another program: choose one with make run PORT=8001" >&2
  exit 1
fi
mkdir -p var
"$python" manage.py migrate -v 0 || exit 1

set -m                                    # each job is a process group of its own: none is left behind
jobs_started=()
start() { "$@" & jobs_started+=($!); }
stop() {
  trap - INT TERM HUP EXIT
  exec 2>/dev/null                        # the shell's own lines about ended jobs say nothing to anybody
  local group
  for group in "${jobs_started[@]}"; do kill -TERM -- "-$group" 2>/dev/null; done
  for _ in {1..50}; do
    [ -n "$(jobs -r)" ] || break
    sleep 0.1
  done
  for group in "${jobs_started[@]}"; do kill -KILL -- "-$group" 2>/dev/null; done
  wait 2>/dev/null
  echo "Stopped."
  exit "${1:-0}"
}
trap 'echo; stop 0' INT TERM HUP
trap 'stop 1' EXIT

start env DEBUG="${DEBUG:-0}" "$python" manage.py runserver --noreload "127.0.0.1:$port" >/dev/null
web=$!
start "$python" manage.py work
worker=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$web" 2>/dev/null || { echo "The web server did not start." >&2; stop 1; }
  sleep 0.2
done
cat <<TEXT

  The hub answers at $url/        (English: $url/en/)
  The editors' room is $url/cms/   Components: $url/styleguide/
  Ctrl-C stops everything.

TEXT
if [ "${DEMO:-1}" = 1 ]; then start "$python" manage.py demo; fi

while kill -0 "$web" 2>/dev/null && kill -0 "$worker" 2>/dev/null; do
  wait -n 2>/dev/null || sleep 0.5
done
echo "Web or worker ended by itself." >&2
stop 1
