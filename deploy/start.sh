#!/bin/sh
# start.sh web|worker|celery|migrate — what a container does. Two processes of one blocking thread each answer best (docs/operations.md).
set -eu
case ${1:-web} in
  migrate) exec python manage.py migrate --noinput ;;
  web)
    # The files collected while the image was built, where the settings look for them.
    mkdir -p "$VAR_DIR/static" && cp -r /opt/quadro/built/static/. "$VAR_DIR/static/"
    exec granian --interface wsgi --host 0.0.0.0 --port 8000 --workers "${WEB_PROCESSES:-2}" --blocking-threads 1 hub.wsgi:application ;;
  worker) exec python manage.py work ;;
  celery) exec celery -A hub.celery worker --loglevel WARNING --concurrency "${CELERY_PROCESSES:-2}" ;;
  *) echo "start.sh: web, worker, celery or migrate" >&2; exit 2 ;;
esac
