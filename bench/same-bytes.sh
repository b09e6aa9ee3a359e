#!/bin/sh
# same-bytes.sh MEDIA OUT [WORDS]: runs every command that works file by file on a folder and prints the SHA-256 of all it makes.
# With and without --master …, the lists must be the same:
#   bench/same-bytes.sh data /tmp/here >here.txt; bench/same-bytes.sh data /tmp/there --master 'local[2]' >there.txt; diff here.txt there.txt
set -eu
smalti=$(cd "$(dirname "$0")/.." && pwd)/smalti
media=$(cd "$1" && pwd)
mkdir -p "$2" && cd "$2"
shift 2
run() {
  "$smalti" "$@" --progress none >>log 2>&1 || case $? in 6) ;; *) echo "failed: $*, see $PWD/log" >&2 && exit 1 ;; esac
}
run probe "$media" --out items.csv --dir "$media" "$@"
run samples --in items.csv --dir "$media" --out 'samples/%s.csv' "$@"
run summarize --in items.csv --dir samples
run subset --in items.csv --dir samples --limit 200 --out subset.csv
run features --in subset.csv --dir "$media" --features=centroid "$@"
run vsamples --in subset.csv --dir "$media" "$@"
run tsne --in subset.csv --dir "$media" --components 2 "$@"
run grid --in subset.csv --grid 16x16 "$@"
run order --in subset.csv --dir "$media" "$@"
run cluster --in subset.csv --dir "$media" "$@"
run export files --in subset.csv --dir "$media" --out clips "$@"
films=$(find "$media" -name '*.mp4' -o -name '*.mov' -o -name '*.ogv' -o -name '*.mkv' -o -name '*.webm' | head -n 20)
run video keyframes $films --out keyframes "$@"
run video cuts $films --out cuts.csv --split scenes "$@"
run video faces $films --every 5 --segment 50 --out faces.parquet "$@"
run batch denoise "$media" --recursive --out denoised "$@"
run batch normalize "$media" --recursive --out normal "$@"
run batch reencode "$media" --recursive --out small "$@"
find . -type f ! -name log ! -name '.*' | LC_ALL=C sort | xargs -d '\n' sha256sum
