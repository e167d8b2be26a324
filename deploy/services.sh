#!/usr/bin/env bash
# PostgreSQL, Redis and Elasticsearch for the tests under tests/services/.
#
#   services.sh up [postgres] [redis] [elasticsearch]   start (default: all), wait, print export lines
#   services.sh up any                                  start those that can be had, say which can't
#   services.sh down [same names] [PURGE=1]             stop what was started here (PURGE: and drop the data)
#   services.sh status
#
#   eval "$(deploy/services.sh up postgres)"; make test; deploy/services.sh down
#
# Environment: SERVICES_DIR (default ./.services), SERVICES_USER (when root; default postgres, else nobody),
#   PG_PORT, REDIS_PORT, ES_PORT (default: the first free one from 54329, 63799, 9259), ES_NODES (1), SERVICES_WAIT (seconds, 60).
# Everything listens on 127.0.0.1 only. The database is tuned for throw-away data (fsync off): never for real use.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ES_NODES=${ES_NODES:-1} WAIT=${SERVICES_WAIT:-60}

say() { printf '%s\n' "services: $*" >&2; }
die() { say "$*"; exit 1; }
root() { [ "$(id -u)" = 0 ]; }
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

install_package() {
  root || die "package '$1' is missing (only root can install it from here)"
  command -v apt-get >/dev/null || die "there is no apt-get: install '$1' by your system's means"
  say "installing $1"
  # Keep Debian from starting its own server, on the default port, along with the package.
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy
  fi
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -q -y install --no-install-recommends "$1"; } \
    >"$DIR/apt.log" 2>&1 || { tail -n 15 "$DIR/apt.log" >&2; die "apt-get could not install $1 (log: $DIR/apt.log)"; }
}

service_user() {
  local user=${SERVICES_USER:-postgres}
  id "$user" >/dev/null 2>&1 || user=nobody
  echo "$user"
}

as_user() { if root; then (cd / && exec runuser -u "$(service_user)" -- "$@"); else (cd / && exec "$@"); fi; }

# The servers run as an unprivileged user. Where that user cannot reach the checkout (a private home, a mktemp folder),
# the data live under /var/tmp, in a folder named after the checkout so that `down` finds them again.
services_dir() {
  local dir=${SERVICES_DIR:-$HERE/../.services}
  mkdir -p "$dir" && dir=$(cd "$dir" && pwd)
  if root && ! as_user test -x "$dir"; then
    dir=/var/tmp/quadro-services-$(printf '%s' "$dir" | cksum | cut -d ' ' -f 1)
    mkdir -p "$dir" && chmod 755 "$dir"
  fi
  echo "$dir"
}

first_free() {  # wanted port, or the default to count up from
  local port=${1:-$2}
  [ -z "$1" ] || { echo "$1"; return; }
  while listening "$port"; do port=$((port + 1)); done
  echo "$port"
}

folder() {  # a folder that the unprivileged user owns and can reach
  mkdir -p "$1"
  if root; then chown "$(service_user)" "$1"; fi
  as_user test -w "$1" || die "user $(service_user) cannot write to $1: set SERVICES_DIR to a folder it can reach"
}

alive() {  # pid file, text of its command line
  local pid
  pid=$(head -n 1 "$1" 2>/dev/null) && [ -n "$pid" ] || return 1
  case $(ps -ww -o command= -p "$pid" 2>/dev/null) in *"$2"*) echo "$pid" ;; *) return 1 ;; esac
}

wait_for() {  # what, log, command …
  local what=$1 log=$2 deadline=$((SECONDS + WAIT)); shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || { tail -n 20 "$log" >&2; die "$what is not ready after $WAIT seconds (log: $log)"; }
    sleep 0.2
  done
}

DIR=$(services_dir)
export SERVICES_DIR=$DIR

# --- PostgreSQL -----------------------------------------------------------------------------------------------
PG=$DIR/postgres

pg_bin() {  # Debian keeps initdb and postgres off the path
  local bin
  for bin in /usr/lib/postgresql/*/bin; do [ -x "$bin/initdb" ] && echo "$bin"; done | sort -V | tail -n 1 | grep . && return
  command -v initdb >/dev/null && dirname "$(readlink -f "$(command -v initdb)")"
}

up_postgres() {
  local bin new=""
  if ! bin=$(pg_bin); then
    install_package postgresql
    bin=$(pg_bin) || die "PostgreSQL is installed but initdb is not found"
  fi
  if alive "$PG/data/postmaster.pid" "$PG/data" >/dev/null; then
    PG_PORT=$(sed -n 4p "$PG/data/postmaster.pid")
  else
    PG_PORT=$(first_free "${PG_PORT:-}" 54329)
    ! listening "$PG_PORT" || die "port $PG_PORT is taken by another process: choose one with PG_PORT"
    folder "$PG"
    if [ ! -s "$PG/data/PG_VERSION" ]; then
      # C.UTF-8 is in every Debian image, da_DK.UTF-8 is not. Sorting as Danes do comes from the ICU collation "da-x-icu".
      as_user "$bin/initdb" -D "$PG/data" -U quadro -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$DIR/initdb.log" 2>&1 ||
        { tail -n 15 "$DIR/initdb.log" >&2; die "initdb failed (log: $DIR/initdb.log)"; }
      new=1
    fi
    as_user "$bin/pg_ctl" -D "$PG/data" -l "$PG/log" -W start -o \
      "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$PG -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off" >/dev/null
  fi
  wait_for PostgreSQL "$PG/log" as_user "$bin/psql" -h 127.0.0.1 -p "$PG_PORT" -U quadro -d postgres -c "select 1"
  if [ -n "$new" ]; then as_user "$bin/createdb" -h 127.0.0.1 -p "$PG_PORT" -U quadro quadro; fi
  echo "export DATABASE_URL=postgresql://quadro@127.0.0.1:$PG_PORT/quadro"
}

down_postgres() {
  local pid
  if pid=$(alive "$PG/data/postmaster.pid" "$PG/data"); then
    kill -INT "$pid"                                # fast shutdown: closes the sessions, loses nothing
    wait_gone "$pid" PostgreSQL
  fi
  purge "$PG"
}

# --- Redis ----------------------------------------------------------------------------------------------------
REDIS=$DIR/redis

up_redis() {
  command -v redis-server >/dev/null || install_package redis-server
  if alive "$REDIS/pid" "redis-server 127.0.0.1:" >/dev/null; then
    REDIS_PORT=$(cat "$REDIS/port")
  else
    REDIS_PORT=$(first_free "${REDIS_PORT:-}" 63799)
    ! listening "$REDIS_PORT" || die "port $REDIS_PORT is taken by another process: choose one with REDIS_PORT"
    folder "$REDIS"
    echo "$REDIS_PORT" >"$REDIS/port"
    as_user redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --dir "$REDIS" --daemonize yes --pidfile "$REDIS/pid" \
      --logfile "$REDIS/log" --save "" --appendonly no >/dev/null
  fi
  wait_for Redis "$REDIS/log" redis-cli -p "$REDIS_PORT" ping
  echo "export REDIS_URL=redis://127.0.0.1:$REDIS_PORT/0"
}

down_redis() {
  local pid
  if pid=$(alive "$REDIS/pid" "redis-server 127.0.0.1:"); then
    kill -TERM "$pid"
    wait_gone "$pid" Redis
  fi
  purge "$REDIS"
}

# --- Elasticsearch --------------------------------------------------------------------------------------------
up_elasticsearch() {
  local urls
  urls=$("$HERE/elasticsearch.sh" up NODES="$ES_NODES" PORT="${ES_PORT:-9259}")
  echo "export ELASTICSEARCH_URL=$urls"
}

down_elasticsearch() { "$HERE/elasticsearch.sh" down PURGE="${PURGE:-0}"; }

purge() { if [ "${PURGE:-0}" = 1 ]; then rm -rf "$1"; fi; }

wait_gone() {  # a zombie counts as gone: in a container nobody may be there to reap it
  local pid=$1 deadline=$((SECONDS + 30))
  while case $(ps -o stat= -p "$pid" 2>/dev/null) in '' | Z*) false ;; esac; do
    [ $SECONDS -lt $deadline ] || { say "$2 does not stop, killing it"; kill -KILL "$pid"; return 0; }
    sleep 0.1
  done
}

command=${1:-}; [ $# = 0 ] || shift
wanted=()
for argument in "$@"; do
  case $argument in
    PURGE=*) declare "$argument" ;;
    postgres | redis | elasticsearch | any) wanted+=("$argument") ;;
    *) die "unknown argument '$argument'" ;;
  esac
done
case $command in
  up)
    if [ "${wanted[*]:-}" = any ]; then
      for one in postgres redis elasticsearch; do "$0" up "$one" || say "left out: $one"; done
      exit 0
    fi
    for service in "${wanted[@]:-postgres redis elasticsearch}"; do for one in $service; do "up_$one"; done; done ;;
  down)
    for one in ${wanted[@]:-postgres redis elasticsearch}; do "down_$one"; done
    say "down" ;;
  status)
    if pid=$(alive "$PG/data/postmaster.pid" "$PG/data"); then echo "postgres pid $pid"; else echo "postgres: not running"; fi
    if pid=$(alive "$REDIS/pid" "redis-server 127.0.0.1:"); then echo "redis pid $pid"; else echo "redis: not running"; fi
    "$HERE/elasticsearch.sh" status || true ;;
  *) sed -n '2,/^set -/{/^#/s/^# \{0,1\}//p}' "$0"; exit 2 ;;
esac
