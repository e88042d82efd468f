#!/usr/bin/env bash
# Makes the recordings of each language anew from its words.txt (name, tab, text). Wants espeak-ng and sox; nothing of it
# runs when Oneline is built. `make-voices.sh zh-CN goodbye` makes one only.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

voice_of() {
  case $1 in
    zh-CN) echo '-v cmn -s 200 -p 45' ;;
    en) echo '-v en-us -s 165 -p 45' ;;
  esac
}

for language in ${1:-zh-CN en}; do
  while IFS=$'\t' read -r name text; do
    [[ $# -lt 2 || $name == "$2" ]] || continue
    # shellcheck disable=SC2046
    espeak-ng $(voice_of "$language") -w "$work/raw.wav" -- "$text"
    # Words are put together to numbers: without silence around them, and all equally loud.
    sox "$work/raw.wav" -r 16000 -c 1 -b 16 "$language/$name.wav" \
      silence 1 0.01 0.4% reverse silence 1 0.01 0.4% reverse gain -3 highpass 120 norm -4 pad 0.02 0.06
  done < "$language/words.txt"
done
