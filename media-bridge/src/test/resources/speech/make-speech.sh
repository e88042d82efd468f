#!/usr/bin/env bash
# Makes speech.alaw anew. Wants espeak-ng; nothing of it runs when Oneline is built or tested.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
en='The caller waits in the queue while the agent finishes the contact before. Who owes you money? We always oil our wheels in the early autumn. Zero one two three four five six seven eight nine ten.'
zh='您好，欢迎致电客户服务中心。查询订单请按一，技术支持请按二，财务问题请按三，人工服务请按零。请输入您的账号，并以井号键结束。一二三四五六七八九十。'
say() { # voice, words a minute, pitch, text
  n=$((n + 1))
  espeak-ng -v "$1" -s "$2" -p "$3" -w "$work/$n.wav" "$4"
}
n=0
say en-us 160 20 "$en"; say en-us+f3 150 50 "$en"; say en-gb+m3 170 80 "$en"; say en-us+f5 190 80 "$en"
say cmn 200 20 "$zh"; say cmn+f2 200 50 "$zh"; say cmn+m4 180 80 "$zh"; say cmn+f4 220 80 "$zh"
python3 - "$work" <<'PY'
import array, glob, struct, sys, wave, math
def alaw(s):
    m = max(0, s >> 3 if s >= 0 else ~s >> 3)
    seg = 0 if m < 32 else m.bit_length() - 5
    return ((seg << 4) | ((m >> (1 if seg < 2 else seg)) & 15)) ^ (0xD5 if s >= 0 else 0x55)
out = bytearray()
taps = [(0.36 if i == 0 else math.sin(0.36 * math.pi * i) / (math.pi * i)) * (0.5 + 0.5 * math.cos(math.pi * i / 33)) for i in range(-32, 33)]
for name in sorted(glob.glob(sys.argv[1] + '/*.wav')):
    with wave.open(name) as f:
        rate, x = f.getframerate(), array.array('h', f.readframes(f.getnframes()))
    x = [0] * 32 + list(x) + [0] * 32
    for k in range(int((len(x) - 64) * 8000 / rate)):
        at = int(k * rate / 8000)
        out.append(alaw(max(-32768, min(32767, int(sum(t * v for t, v in zip(taps, x[at:at + 65])))))))
open('speech.alaw', 'wb').write(out)
PY
