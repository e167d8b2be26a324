#!/usr/bin/env bash
# install.sh VENV PYTHON REQUIREMENTS [OPTION …] — make the virtual environment if there is none and install a locked list into it.
# uv does it in seconds; where it can't be had, or its package index differs from pip's, pip does the same from the same file.
set -euo pipefail
venv=$1 python=$2 list=$3; shift 3   # what is left goes to the installer

if [ ! -x "$venv/bin/python" ]; then
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quadro needs Python 3.11 or newer" >&2; exit 1; }
  "$python" -m venv "$venv" || { echo "python3 -m venv failed: on Debian install python3-venv" >&2; exit 1; }
fi

find_uv() {
  local uv
  for uv in "$venv/bin/uv" uv; do
    if "$uv" --version >/dev/null 2>&1; then echo "$uv"; return; fi
  done
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv >/dev/null 2>&1 && echo "$venv/bin/uv"
}

echo "Installing $list …"
if uv=$(find_uv) && "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes --compile-bytecode -r "$list" "$@"; then exit 0; fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$list" "$@"
