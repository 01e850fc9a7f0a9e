#!/bin/bash
# Tries ./run and ./test on a bare Debian 12: nothing but what debootstrap's smallest variant holds.
#
#   tools/try_clean_root.sh [--test] [FOLDER]      as root; --test runs ./test as well
#
# Makes a root in FOLDER (default /var/tmp/rashomon-root) from the mirror that this machine's apt uses, puts a clone of the
# last commit into it, and there: runs ./run as an unprivileged user without sudo (must name the packages and stop), as root
# (must install, build, compare), again (must take less than a second), and from another folder. Keeps FOLDER, so that a
# second trial of the same kind is quick; delete it for a bare one.
set -euo pipefail
project=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
with_test=
[[ ${1-} != --test ]] || { with_test=1; shift; }
root=${1:-/var/tmp/rashomon-root}
[[ $(id -u) -eq 0 ]] || { echo "try_clean_root: must be root, for debootstrap and chroot" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "try_clean_root: needs the package debootstrap" >&2; exit 2; }

if [[ ! -e $root/etc/debian_version ]]; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
  debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || { tail "$root.log"; exit 2; }
fi
[[ -d $root/home/reader ]] || chroot "$root" useradd --create-home reader
# Apt in there reaches the mirror as it does out here.
cp /etc/resolv.conf "$root/etc/resolv.conf"
grep -lE '^Acquire::(Check|http|https)' /etc/apt/apt.conf.d/* | xargs -r cp -t "$root/etc/apt/apt.conf.d"

bind() { mkdir -p "$root$1"; mountpoint -q "$root$1" || mount --bind "$1" "$root$1"; }
release() { umount "$root/dev" "$root/proc" 2>/dev/null || true; }
trap release EXIT
bind /dev
bind /proc

inside=/home/reader/rashomon
rm -rf "${root:?}$inside" "$root/tmp/elsewhere"
git clone --quiet --no-hardlinks "$project" "$root$inside"
chroot "$root" chown -R reader "$inside"

say() { printf '\n== %s\n' "$*"; }
in_root() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 sh -c "$1"; }

if [[ ! -e $root/usr/bin/ninja ]]; then
  say "./run as somebody without root and sudo"
  code=0
  chroot --userspec=reader "$root" env -i HOME=/home/reader PATH=/usr/bin:/bin "$inside/run" || code=$?
  [[ $code -eq 2 ]] || { echo "expected exit code 2, found $code"; exit 1; }
fi
say "./run as root"
time in_root "git config --global --add safe.directory '*' 2>/dev/null; cd $inside && ./run"
say "./run again"
time in_root "cd $inside && ./run >/dev/null"
say "from another folder, by a name with a space"
in_root "mkdir -p /tmp/elsewhere && cd /tmp/elsewhere && echo '\"No,\" said Ada Brandt. The council voted.' >'a b.txt' && $inside/run read 'a b.txt'"
if [[ -n $with_test ]]; then
  say "./test"
  time in_root "cd $inside && ./test"
fi
