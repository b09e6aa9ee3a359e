#!/bin/sh
# repeat-batch.sh MEDIA OUT [RUNS]: each verb of batch on every file of a folder so many times (10), each time with other
# bytes in fresh memory, and the embedded ffmpeg. Prints a line for each verb and file: how many different results there were.
set -eu
smalti=${SMALTI:-$(cd "$(dirname "$0")/.." && pwd)/smalti}
media=$(cd "$1" && pwd)
mkdir -p "$2" && cd "$2"
runs=${3:-10}
verbs=${VERBS:-denoise normalize reencode:av1 reencode:hevc reencode:h264 reencode:vp9}
for verb in $verbs; do
  words=$(echo "$verb" | sed -n 's/^reencode:\(.*\)/--codec \1 --keep-larger/p')
  for run in $(seq "$runs"); do
    MALLOC_PERTURB_=$((run * 17 % 255 + 1)) "$smalti" batch "${verb%%:*}" "$media" --out "$verb/$run" --ffmpeg embedded $words \
      --force --progress none >>log 2>&1 || case $? in 3 | 6) ;; *) echo "failed: $verb, see $PWD/log" >&2 && exit 1 ;; esac
  done
  for file in $(cd "$verb/1" && find . -type f ! -name '.*' ! -name '*.csv' | LC_ALL=C sort); do
    echo "$verb $file $(for run in $(seq "$runs"); do sha256sum <"$verb/$run/$file"; done | sort -u | wc -l)"
  done
done
