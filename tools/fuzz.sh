#!/bin/bash
# Looks for inputs that break a fuzz target of fuzz/, with libFuzzer and the sanitizers.
#
#   tools/fuzz.sh [SECONDS [TARGET…]]      a minute for each target, unless told otherwise
#
# Starts from fuzz/seeds/TARGET and keeps what it learns in .cache/fuzz/TARGET (not in git). A failing input is written to
# .cache/fuzz/TARGET-crash-…: shrink it, put it into fuzz/seeds/TARGET, and every build replays it as a test.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
seconds=${1:-60}
[[ $seconds =~ ^[0-9]+$ ]] || { sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 2; }
shift || true
if [[ $# -gt 0 ]]; then targets=("$@"); else
  targets=()
  for source in fuzz/*.cpp; do
    name=$(basename "$source" .cpp)
    [[ $name == replay_main ]] || targets+=("$name")
  done
fi

tools/install_packages.sh test
cmake --preset fuzz >/dev/null
ninja -C build/fuzz "${targets[@]/#/fuzz_}"
failed=0
for target in "${targets[@]}"; do
  mkdir -p ".cache/fuzz/$target"
  echo "fuzz: $target for $seconds s"
  "build/fuzz/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -print_final_stats=1 -verbosity=0 -artifact_prefix=".cache/fuzz/$target-" ".cache/fuzz/$target" "fuzz/seeds/$target" 2>&1 |
    grep -vE '# Uses:|recommended dictionary' || failed=1
done
exit $failed
