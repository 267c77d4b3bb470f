#!/bin/bash
# Whoever kills fihrist-indexer, at whatever moment, finds a whole index: the
# old generation or the new one. So does whoever fills the disk.
#
#   FIHRIST_BIN=build/release tests/indexer/kill_test.sh [KILLS] [SEED]
#
# FIHRIST_BIN is the folder of the programs. KILLS (8) are done to builds, adds
# and retags in turn, at moments that SEED (1) decides.

set -u
kills=${1:-8}
RANDOM=${2:-1}
bin=${FIHRIST_BIN:?the folder of fihrist-indexer and fihrist}
sample=$(cd "$(dirname "$0")/../../corpus/sample" && pwd)
folder=$(mktemp -d)
index=$folder/index
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "FAILED: $*" >&2
  cat "$folder"/messages >&2
  exit 1
}

indexer() { "$bin"/fihrist-indexer "$@" >"$folder"/messages 2>&1; }

documents() {
  "$bin"/fihrist-indexer stats "$index" --json |
    sed -n 's/^ *"documents": \([0-9]*\).*/\1/p'
}

answered() {
  "$bin"/fihrist search --index "$index" --json '' |
    sed -n 's/^ *"total": \([0-9]*\).*/\1/p'
}

# N documents whose ids begin with a prefix, each of them a line of JSON.
archive() {  # PREFIX N
  awk -v prefix="$1" -v count="$2" 'BEGIN {
    for (i = 0; i < count; ++i) {
      text = "Esmail Qaani met the Popular Mobilization Forces."
      for (w = 0; w < 120; ++w) text = text " word" (i * 7 + w * 13) % 5000
      printf "{\"id\": \"%s-%d\", \"body\": \"%s\"}\n", prefix, i, text
    }
  }' >"$folder/$1.jsonl"
}

# Tables in which a word of some of the documents is a name, strong or weak.
tables() {  # STRENGTH
  mkdir -p "$folder/$1"
  printf 'a-word\tgroup\tA Word\tA word of this test.\n' \
    >"$folder/$1"/actors.tsv
  printf 'a-word\tword77\tspelling\t%s\t\t\ttest\n' "$1" \
    >"$folder/$1"/aliases.tsv
}

# Documents in which the word is a mention.
tagged() {
  "$bin"/fihrist search --index "$index" --json actor:a-word |
    sed -n 's/^ *"total": \([0-9]*\).*/\1/p'
}

milliseconds() { date +%s%3N; }

# Runs a command and kills it at a random moment of the time it takes.
kill_it() {  # TIME COMMAND…
  local delay=$((RANDOM % ($1 + $1 / 10 + 1)))
  shift
  "$bin"/fihrist-indexer "$@" >"$folder"/messages 2>&1 &
  local writer=$!
  sleep "$((delay / 1000)).$(printf %03d $((delay % 1000)))"
  kill -9 "$writer" 2>/dev/null
  wait "$writer" 2>/dev/null
  told="killed after $delay ms: $1"
}

check_whole() {
  indexer check "$index" || fail "$told: the check says no"
  [ "$(documents)" = "$(answered)" ] ||
    fail "$told: $(documents) documents, $(answered) answer"
}

archive small 1500
archive large 2500
archive more 2000
indexer build "$index" "$folder"/small.jsonl || fail "the first build"
start=$(milliseconds)
indexer build "$index" "$folder"/large.jsonl || fail "the second build"
time_to_build=$(($(milliseconds) - start))

tables weak
tables strong
indexer retag "$index" --aliases "$folder"/strong || fail "the first retag"
all_tagged=$(tagged)
((all_tagged > 20)) || fail "only $all_tagged documents have the word"
start=$(milliseconds)
indexer retag "$index" --aliases "$folder"/weak || fail "the second retag"
time_to_retag=$(($(milliseconds) - start))

# Killed, it has tagged all of them or none; given again, it is done.
kill_retag() {
  cp -a "$index" "$folder"/before
  indexer build "$index" "$folder"/large.jsonl --aliases "$folder"/weak ||
    fail "the build before a retag"
  kill_it "$time_to_retag" retag "$index" --aliases "$folder"/strong
  check_whole
  [ "$(documents)" = 2500 ] || fail "$told: $(documents) documents"
  now=$(tagged)
  [ "$now" = 0 ] || [ "$now" = "$all_tagged" ] || fail "$told: $now are tagged"
  indexer retag "$index" --aliases "$folder"/strong || fail "retag after a kill"
  check_whole
  [ "$(tagged)" = "$all_tagged" ] || fail "$(tagged) are tagged after a retag"
  now=$(documents)
  rm -rf "$index" && mv "$folder"/before "$index"
}

old=2500
for ((i = 0; i < kills; ++i)); do
  if ((i % 3 == 2)); then
    kill_retag
  elif ((i % 3 == 0)); then
    if ((old == 2500)); then input=small new=1500; else input=large new=2500; fi
    kill_it "$time_to_build" build "$index" "$folder/$input.jsonl"
    check_whole
    now=$(documents)
    [ "$now" = "$old" ] || [ "$now" = "$new" ] ||
      fail "$told: $now documents, neither $old nor $new"
    old=$now
  else
    cp -a "$index" "$folder"/before
    kill_it "$time_to_build" add "$index" "$folder"/more.jsonl
    check_whole
    now=$(documents)
    ((now >= old && now <= old + 2000)) ||
      fail "$told: $now documents, not $old to $((old + 2000))"
    # What is missing is there when the command is given again.
    indexer add "$index" "$folder"/more.jsonl || fail "add after a kill"
    [ "$(documents)" = "$((old + 2000))" ] ||
      fail "$(documents) documents after the second add"
    rm -rf "$index" && mv "$folder"/before "$index"
  fi
  echo "$told; $now documents, whole"
done

# A disk that is full: no file may grow beyond 300 kB. Without the signal the
# write fails with an errno, as on a full disk.
on_full_disk() {
  (
    trap '' XFSZ
    ulimit -f 300
    exec "$bin"/fihrist-indexer "$@"
  ) >"$folder"/messages 2>&1
}

for command in build add retag; do
  told="$command on a full disk"
  old=$(documents)
  what=("$folder"/more.jsonl)
  [ "$command" != retag ] || what=(--aliases "$folder"/strong)
  on_full_disk "$command" "$index" "${what[@]}"
  status=$?
  [ "$status" = 4 ] || fail "$told: exit status $status instead of 4"
  check_whole
  now=$(documents)
  if [ "$command" != add ]; then
    [ "$now" = "$old" ] || fail "$told: $now documents instead of $old"
  else
    ((now >= old && now <= old + 2000)) || fail "$told: $now documents"
  fi
  echo "$told: exit status 4; $now documents, whole"
done
indexer add "$index" "$folder"/more.jsonl || fail "add on a disk that is free"
check_whole
indexer build "$index" "$sample" || fail "a build after all that"
left=$(ls "$index"/generations | wc -l)
[ "$left" = 2 ] || fail "$left generations are left instead of 2"
echo "$kills kills and a full disk: the index was whole each time"
