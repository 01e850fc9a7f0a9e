#!/bin/sh
# Sees to it that the packages of tools/packages.txt are there.
#
#   tools/install_packages.sh run     what building and running takes
#   tools/install_packages.sh test    that, and what ./test takes
#
# Missing ones are installed with apt as root or through sudo. Where neither is to be had, or on a system without apt, it
# names them and how to get them, and exits with 2. Says nothing and takes milliseconds where nothing is missing.
# Tested by tests/e2e_run.py.
set -eu
list=$(dirname "$0")/packages.txt
case "${1-}" in
  run) wanted=run ;;
  test) wanted='run|test' ;;
  *) echo "usage: $0 run|test" >&2; exit 2 ;;
esac

# The list's lines for what is asked, without comments: name, purpose, evidence.
lines() { grep -E "^[^#[:space:]]+[[:space:]]+($wanted)[[:space:]]" "$list"; }

missing_debian_packages() {
  names=$(lines | awk '{print $1}')
  # shellcheck disable=SC2086
  have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $names 2>/dev/null | awk '$2 == "installed" {print $1}' | sort -u)
  for name in $names; do
    printf '%s\n' "$have" | grep -qxF "$name" || printf '%s ' "$name"
  done
}

is_there() {
  kind=${1%%:*} what=${1#*:}
  case "$kind" in
    program) command -v "$what" >/dev/null 2>&1 ;;
    pkg-config) pkg-config --exists "$what" 2>/dev/null ;;
    header) echo "#include <$what>" | c++ -std=c++20 -E -x c++ - >/dev/null 2>&1 ;;
    python) python3 -c "import $what" >/dev/null 2>&1 ;;
    *) true ;;
  esac
}

missing_elsewhere() {
  lines | while read -r name purpose evidence; do
    is_there "$evidence" || printf '%s ' "$name"
  done
}

# ---- a system without apt: name what is missing by its evidence ----------------------------------------------------
if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
  missing=$(missing_elsewhere)
  [ -n "$missing" ] || exit 0
  {
    echo "Rashomon cannot be built here yet. It is built and tested on Debian 12, and this system has no apt. Missing"
    echo "(Debian's names; after each, how it was looked for):"
    for name in $missing; do lines | awk -v name="$name" '$1 == name {printf "  %-26s %s\n", $1, $3}'; done
    echo "Install these with your system's package manager, or build in a Debian 12 container, and try again."
  } >&2
  exit 2
fi

missing=$(missing_debian_packages)
[ -n "$missing" ] || exit 0
install="apt-get install --yes --no-install-recommends $missing"

# ---- apt, but nobody who may use it ----------------------------------------------------------------------------------
give_up() {
  {
    echo "Rashomon cannot be built here yet: $1."
    echo "Missing packages: $missing"
    echo "Ask somebody who may to run:"
    echo "  sudo apt-get update && sudo $install"
  } >&2
  exit 2
}
if [ "$(id -u)" -eq 0 ]; then
  as_root="env"
elif command -v sudo >/dev/null 2>&1; then
  if [ -t 0 ]; then as_root="sudo"; else as_root="sudo -n"; fi
  $as_root true 2>/dev/null || give_up "packages are missing, and sudo does not let $(id -un) install them"
else
  give_up "packages are missing, you are not root, and there is no sudo"
fi

# ---- install -----------------------------------------------------------------------------------------------------
echo "rashomon: installing $missing" >&2
log=$(mktemp "${TMPDIR:-/tmp}/rashomon-packages.XXXXXX")
# shellcheck disable=SC2086
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive $install; } >"$log" 2>&1 </dev/null; then
  tail -n 15 "$log" >&2
  echo "rashomon: installing failed; all of apt's messages are in $log" >&2
  exit 2
fi
rm -f "$log"
