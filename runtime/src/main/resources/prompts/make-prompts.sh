#!/usr/bin/env bash
# Makes the WAV files beside it anew. Wants espeak-ng and sox; nothing of it runs when Oneline is built.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rate=16000

# greeting: a welcome in Chinese, then in English.
espeak-ng -v cmn -s 230 -p 45 -w "$work/zh.wav" '您好，欢迎致电。'
espeak-ng -v en-us -s 185 -p 45 -w "$work/en.wav" 'Welcome.'
for part in zh en; do
  sox "$work/$part.wav" -r $rate -c 1 -b 16 "$work/$part-cut.wav" silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0 0.15
done
sox "$work/zh-cut.wav" "$work/en-cut.wav" -r $rate -c 1 -b 16 greeting.wav highpass 150 norm -6

# ringback: 450 Hz, 1 s on, 4 s off (GF 002-9002, China).
sox -n -r $rate -c 1 -b 16 ringback.wav synth 1 sine 450 fade t 0.01 1 0.01 pad 0 4 gain -12

# beep: after it a caller speaks. 1 kHz for 0.4 s.
sox -D -n -r $rate -c 1 -b 16 beep.wav synth 0.4 sine 1000 fade t 0.01 0.4 0.01 gain -9

# hold-music: four plucked chords, C – Am – F – G, under a slow tune; five seconds each, so it loops without a seam.
chord() { # name notes...
  local name=$1; shift
  local inputs=()
  local i=0
  for note in "$@"; do
    sox -n -r $rate -c 1 -b 16 "$work/$name-$i.wav" synth 5 pluck "$note" fade t 0.01 5 0.8 pad "$(awk "BEGIN{print $i*0.625}")" trim 0 5 gain -8
    inputs+=("$work/$name-$i.wav"); i=$((i+1))
  done
  sox -m "${inputs[@]}" "$work/$name.wav"
}
chord 1c C3 G3 C4 E4 G4 E4 C4 G3
chord 2a A2 E3 A3 C4 E4 C4 A3 E3
chord 3f F2 C3 F3 A3 C4 A3 F3 C3
chord 4g G2 D3 G3 B3 D4 B3 G3 D3
sox "$work/1c.wav" "$work/2a.wav" "$work/3f.wav" "$work/4g.wav" -r $rate -c 1 -b 16 hold-music.wav lowpass 3200 reverb 25 trim 0 20 fade t 0.05 20 0.05 norm -9
