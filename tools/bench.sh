#!/bin/bash
# Builds the benchmarks and runs them: each stage's documents and bytes a second, with a checksum of its result.
#
#   tools/bench.sh [PATTERN]      benchmarks whose name matches PATTERN (a regular expression); all, unless told otherwise
#
# Afterwards bench/measure_program.py measures the whole program. Compare numbers only from one machine and one sitting.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
tools/install_packages.sh test
cmake --preset release >/dev/null
ninja -C build/release bench rashomon
build/release/bench/bench --benchmark_filter="${1:-.}" --benchmark_counters_tabular=true
python3 bench/measure_program.py build/release/rashomon
