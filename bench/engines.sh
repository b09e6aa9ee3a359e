#!/usr/bin/env bash
# engines.sh ROUNDS FOLDER... -- COMMAND [WORDS]: times a command on each folder by the local engine with two threads and by
# Spark's local[2,4], in turns; OUT in WORDS becomes an empty folder. Wall and CPU seconds include the start, so the slope over
# folders of several sizes is what an item costs:
#   bench/engines.sh 3 small middle large -- samples --features --out 'OUT/%s.csv'
set -euo pipefail
smalti=${SMALTI:-$(cd "$(dirname "$0")/.." && pwd)/smalti}
rounds=$1
shift
folders=()
while [ "$1" != -- ]; do
  folders+=("$1")
  shift
done
shift
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
TIMEFORMAT='%R %U %S'
timed() {
  rm -rf "${out:?}"/*
  times=$({ time "$smalti" "$@" --progress none >"$out/log" 2>&1 || [ $? = 6 ]; } 2>&1)
}
echo "files engine wall-s cpu-s"
for round in $(seq "$rounds"); do
  for folder in "${folders[@]}"; do
    words=("${@//OUT/$out}")
    files=$(find "$folder" -type f | wc -l)
    for engine in threads spark; do
      options=(--threads 2)
      [ "$engine" = spark ] && options=(--master 'local[2,4]')
      timed "${words[@]}" "$folder" "${options[@]}"
      echo "$times" | awk -v files="$files" -v engine="$engine" '{ printf "%d %s %.2f %.2f\n", files, engine, $1, $2 + $3 }'
    done
  done
done
