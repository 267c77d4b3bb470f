#!/bin/bash
# Whoever kills fihrist-indexer, at whatever moment, finds a whole index: each
# document as it was or as it was to be, and none that is neither. The same
# command once more completes it, and all the time searches are answered. So it
# is for whoever fills the disk.
#
#   FIHRIST_BIN=build/release tests/indexer/kill_test.sh [KILLS] [SEED]
#
# FIHRIST_BIN is the folder of the programs. KILLS (11) are done to each of the
# writing commands in turn, at moments that SEED (1) decides. As root, a disk of
# 40 MB is filled besides.

set -u
kills=${1:-11}
RANDOM=${2:-1}
bin=${FIHRIST_BIN:?the folder of fihrist-indexer and fihrist}
readonly documents=2400  # more than a batch of each of two shards
folder=$(mktemp -d)
index=$folder/index
disk=$folder/disk
pids=()

clean_up() {
  ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null
  wait
  mountpoint -q "$disk" && umount "$disk"
  rm -rf "$folder"
}
trap clean_up EXIT

fail() {
  echo "FAILED: $*" >&2
  cat "$folder"/messages >&2
  exit 1
}

indexer() { "$bin"/fihrist-indexer "$@" >"$folder"/messages 2>&1; }

# All that an index holds, a line each document, in the order of their ids.
contents() { "$bin"/index_digest "$index" >"$1"; }

milliseconds() { date +%s%3N; }

# --- Archives, tables, lists -------------------------------------------------

# N documents whose ids begin with a prefix, each of them a line of JSON.
archive() {  # PREFIX N WORDS
  awk -v prefix="$1" -v count="$2" -v words="$3" 'BEGIN {
    for (i = 0; i < count; ++i) {
      text = i % 3 ? "Esmail Qaani met the Popular Mobilization Forces." : "He"
      for (w = 0; w < words; ++w) text = text " word" (i * 7 + w * 13) % 5000
      printf "{\"id\": \"%s-%d\", \"title\": \"Before %d\", ", prefix, i, i
      printf "\"body\": \"%s\"}\n", text
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

# Metadata that gives each document a title that begins with a word.
titles() {  # WORD
  awk -v word="$1" -v count="$documents" 'BEGIN {
    print "id,title,date_origin"
    for (i = 0; i < count; ++i) printf "base-%d,%s %d,none\n", i, word, i
  }' >"$folder/$1.csv"
}

archive base $documents 20
archive other 1800 20
archive more $documents 20
tables weak
tables strong
titles Before
titles After
mapfile -t more_ids < <(sed 's/^{"id": "\([^"]*\)".*/\1/' "$folder"/more.jsonl)

# --- What is killed ----------------------------------------------------------

# Each leads from the state named in its first word to that in its second. Of
# those that are whole at once, killed, no document may be changed without all.
declare -A step=(
  [build]='base other whole'
  [rename]='other base whole'
  [rebuild]='base base whole'
  [add]='base more'
  [remove]='more base'
  [set]='base one whole'
  [unset]='one base whole'
  [titles]='base titled'
  [untitles]='titled base'
  [retag]='base tagged whole'
  [unretag]='tagged base whole'
)
# In an order in which each begins where the one before ended.
steps=(build rename rebuild add remove set unset titles untitles retag unretag)

command_of() {  # STEP
  case $1 in
    build) command=(build "$index" "$folder"/other.jsonl) ;;
    rename)
      command=(build "$index" "$folder"/base.jsonl --aliases "$folder"/weak)
      ;;
    rebuild)
      command=(build "$index" --from "$index" --aliases "$folder"/weak)
      ;;
    add) command=(add "$index" "$folder"/more.jsonl) ;;
    remove) command=(remove "$index" "${more_ids[@]}") ;;
    set) command=(set "$index" base-7 source=Reuters) ;;
    unset) command=(set "$index" base-7 source=) ;;
    titles) command=(set "$index" --metadata "$folder"/After.csv) ;;
    untitles) command=(set "$index" --metadata "$folder"/Before.csv) ;;
    retag) command=(retag "$index" --aliases "$folder"/strong) ;;
    unretag) command=(retag "$index" --aliases "$folder"/weak) ;;
  esac
}

# The states, and the time that each step takes.
declare -A time_of
indexer build "$index" "$folder"/base.jsonl --aliases "$folder"/weak ||
  fail "the first build"
contents "$folder"/base.state
for name in "${steps[@]}"; do
  read -r from to _ <<<"${step[$name]}"
  command_of "$name"
  start=$(milliseconds)
  indexer "${command[@]}" || fail "$name, left alone"
  time_of[$name]=$(($(milliseconds) - start))
  contents "$folder"/now.state
  [ -e "$folder/$to.state" ] || cp "$folder"/now.state "$folder/$to.state"
  cmp -s "$folder"/now.state "$folder/$to.state" || fail "$name is not $to"
  [ "$name" = rebuild ] || ! cmp -s "$folder/$from.state" "$folder/$to.state" ||
    fail "$name changes nothing"
done

# --- Who asks meanwhile ------------------------------------------------------

touch "$folder"/asked "$folder"/unanswered

ask_program() {
  while sleep 0.2; do
    echo >>"$folder"/asked
    "$bin"/fihrist search --index "$index" --json 'Qaani' \
      >"$folder"/program.json 2>"$folder"/program.messages &&
      grep -q '"total": [1-9]' "$folder"/program.json ||
      cat "$folder"/program.messages >>"$folder"/unanswered
  done
}

ask_server() {
  local answer
  while sleep 0.05; do
    echo >>"$folder"/asked
    answer=$(curl --silent --show-error --fail-with-body --max-time 20 \
      "http://127.0.0.1:$port/api/v1/search?q=Qaani&limit=2" 2>&1) &&
      [[ $answer == *'"total":'[1-9]* ]] ||
      printf '%s\n' "$answer" >>"$folder"/unanswered
  done
}

port=$(python3 -c 'import socket
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    print(probe.getsockname()[1])')
"$bin"/fihrist-searchd "$index" --listen "127.0.0.1:$port" \
  >"$folder"/server.messages 2>&1 &
server=$!
pids+=("$server")
for _ in {1..100}; do
  curl --silent --output /dev/null "http://127.0.0.1:$port/healthz" && break
  sleep 0.1
done
ask_program &
pids+=($!)
ask_server &
pids+=($!)

check_answers() {
  [ ! -s "$folder"/unanswered ] || {
    head -n 3 "$folder"/unanswered >"$folder"/messages
    fail "$told: searches failed"
  }
  kill -0 "$server" 2>/dev/null || fail "$told: the server has ended"
}

# --- The kills ---------------------------------------------------------------

# Runs a command and kills it at a random moment of the time it takes.
kill_it() {  # TIME
  local delay=$((RANDOM % ($1 + $1 / 10 + 1)))
  "$bin"/fihrist-indexer "${command[@]}" >"$folder"/messages 2>&1 &
  local writer=$!
  sleep "$((delay / 1000)).$(printf %03d $((delay % 1000)))"
  kill -9 "$writer" 2>/dev/null
  wait "$writer" 2>/dev/null
  told="$name killed after $delay ms"
}

# Every document is as before or as after; which is in neither state, or in
# both and not here, is told.
each_is_whole() {  # FROM TO
  awk '
    FNR == 1 { ++file }
    file == 1 { before[$0]; ids_before[$1]; next }
    file == 2 { after[$0]; ids_after[$1]; next }
    { here[$1] }
    !($0 in before) && !($0 in after) { print $1, "is in neither state" }
    END {
      for (id in ids_before)
        if (id in ids_after && !(id in here)) print id, "is lost"
    }' "$folder/$1.state" "$folder/$2.state" "$folder"/now.state \
    >"$folder"/messages
  [ ! -s "$folder"/messages ]
}

is_state() { cmp -s "$folder"/now.state "$folder/$1.state"; }

check_state() {
  local from to at_once
  read -r from to at_once <<<"${step[$name]}"
  indexer check "$index" || fail "$told: the check says no"
  contents "$folder"/now.state 2>"$folder"/messages ||
    fail "$told: it cannot be read"
  each_is_whole "$from" "$to" || fail "$told"
  moment=part
  is_state "$to" && moment=all
  is_state "$from" && moment=nothing
  [ -z "$at_once" ] || [ "$moment" != part ] ||
    fail "$told: neither as before nor as after"
}

complete() {
  local from to
  read -r from to _ <<<"${step[$name]}"
  indexer "${command[@]}"
  local status=$?
  # Ids that are gone already are told.
  ((status == 0)) || [[ $name == remove && $status == 1 ]] ||
    fail "$name once more: exit status $status"
  contents "$folder"/now.state
  is_state "$to" || fail "$name once more: not all is done"
}

declare -A seen=([nothing]=0 [part]=0 [all]=0)
for ((i = 0; i < kills; ++i)); do
  name=${steps[i % ${#steps[@]}]}
  command_of "$name"
  kill_it "${time_of[$name]}"
  check_state
  complete
  check_answers
  ((++seen[$moment]))
  echo "$told: $moment of it was done, whole"
done

# Back to where the first step begins.
indexer build "$index" "$folder"/base.jsonl --aliases "$folder"/weak ||
  fail "the build after the kills"

# --- A kill while the shards are merged --------------------------------------

# Its folder has its last name from when the merging begins.
kill_merging() {
  local last next writer
  last=$(find "$index"/generations -name '[0-9]*' -prune -printf '%f\n' |
    sort | tail -n 1)
  next=$index/generations/$(printf %06d $((10#${last%.*} + 1)))
  "$bin"/fihrist-indexer "${command[@]}" >"$folder"/messages 2>&1 &
  writer=$!
  until [ -e "$next" ]; do
    kill -0 "$writer" 2>/dev/null || fail "$told: no folder $next"
  done
  sleep "0.0$1"
  kill -9 "$writer" 2>/dev/null
  wait "$writer" 2>/dev/null
}

delay=0
for name in build rename rebuild; do
  told="$name killed while merging"
  command_of "$name"
  kill_merging $((delay += 2))
  check_state
  complete
  check_answers
  echo "$told: $moment of it was done, whole"
done

# --- A file that may not grow ------------------------------------------------

# No file may grow beyond 200 kB. Without the signal the write fails with an
# errno, as on a full disk.
on_small_files() {
  (
    trap '' XFSZ
    ulimit -f 200
    exec "$bin"/fihrist-indexer "$@"
  ) >"$folder"/messages 2>&1
}

for name in build rebuild add titles retag; do
  told="$name with files that may not grow"
  command_of "$name"
  on_small_files "${command[@]}"
  status=$?
  [ "$status" = 4 ] || fail "$told: exit status $status instead of 4"
  grep -q 'disk is full' "$folder"/messages || fail "$told: not told so"
  check_state
  echo "$told: exit status 4; $moment of it was done, whole"
  # Back to the state that the next begins with.
  case $name in
    add) command_of remove && indexer "${command[@]}" ;;
    titles) command_of untitles && indexer "${command[@]}" ;;
  esac
done
check_answers
kill "${pids[@]}" 2>/dev/null
wait
pids=()
asked=$(wc -l <"$folder"/asked)

# --- A disk of 40 MB ---------------------------------------------------------

free_bytes() { df --output=avail -B1 "$disk" | tail -n 1; }

# Leaves so many bytes free.
fill() {  # BYTES
  head -c "$(($(free_bytes) - $1))" /dev/zero >"$disk"/ballast
}

fill_disk() {
  archive large 16000 200
  index=$disk/index
  indexer build "$index" "$folder"/base.jsonl --aliases "$folder"/weak ||
    fail "a build on the small disk"
  local before
  before=$(free_bytes)

  for name in build rebuild retag; do
    told="$name on a full disk"
    command_of "$name"
    if [ "$name" = build ]; then
      command=(build "$index" "$folder"/large.jsonl)
    else
      fill 1500000
    fi
    fails_full
    contents "$folder"/now.state
    is_state base || fail "$told: the index is another"
    rm -f "$disk"/ballast
    (($(free_bytes) >= before - 65536)) || fail "$told: something is left"
    echo "$told: exit status 4; nothing of it was done, whole"
  done

  name=add told="add on a full disk"
  command=(add "$index" "$folder"/large.jsonl)
  fails_full
  contents "$folder"/now.state
  comm -23 "$folder"/base.state "$folder"/now.state >"$folder"/lost
  [ ! -s "$folder"/lost ] || fail "$told: a document is lost"
  local for_good
  for_good=$(sed -n 's/.*; \([0-9]*\) documents of this run are.*/\1/p' \
    "$folder"/messages)
  [ "$for_good" = "$(($(wc -l <"$folder"/now.state) - documents))" ] ||
    fail "$told: $(wc -l <"$folder"/now.state) documents"
  ((for_good > 0)) || fail "$told: nothing was done"
  echo "$told: exit status 4; $for_good documents were done, whole"

  rm -rf "$index"
  indexer build "$index" "$folder"/base.jsonl --aliases "$folder"/weak ||
    fail "a build on a disk that is free again"
  for name in add titles untitles; do
    told="$name on a disk without a block"
    command_of "$name"
    [ "$name" != untitles ] || command=(set "$index" base-7 source=Reuters)
    fill 0
    fails_full
    rm "$disk"/ballast
    contents "$folder"/now.state
    is_state base || fail "$told: the index is another"
    echo "$told: exit status 4; nothing of it was done, whole"
  done
  name=titles
  command_of titles
  complete
}

fails_full() {
  indexer "${command[@]}"
  local status=$?
  [ "$status" = 4 ] || fail "$told: exit status $status instead of 4"
  grep -q 'disk is full\|No space left' "$folder"/messages ||
    fail "$told: not told so"
  cp "$folder"/messages "$folder"/told
  indexer check "$index" || fail "$told: the check says no"
  cp "$folder"/told "$folder"/messages
}

mkdir "$disk"
if mount -t tmpfs -o size=40m tmpfs "$disk" 2>/dev/null; then
  fill_disk
else
  echo "a disk of 40 MB: left out, for only root can mount one"
fi

printf '%d kills (%d before anything was done, %d in between, %d after it), ' \
  "$kills" "${seen[nothing]}" "${seen[part]}" "${seen[all]}"
printf '%d searches meanwhile, 0 failed, and full disks: whole each time\n' \
  "$asked"
