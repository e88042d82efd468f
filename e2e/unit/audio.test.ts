import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasTone, isSilent, joined, longestToneGapMs, readWav, rms, sine, toneShare, wav, type Sound } from '../src/audio.ts';

function mixed(...parts: Sound[]): Sound {
  const first = parts[0];
  assert.ok(first);
  const samples = first.samples.map((_, i) => parts.reduce((sum, part) => sum + (part.samples[i] ?? 0), 0));
  return { samples, sampleRateHz: first.sampleRateHz };
}

/** Deterministic noise: a test that depends on luck proves nothing. */
function noise(ms: number, sampleRateHz: number, amplitude: number): Sound {
  let seed = 42;
  const samples = new Float32Array((ms * sampleRateHz) / 1000).map(() => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return amplitude * ((seed / 2 ** 31) - 1);
  });
  return { samples, sampleRateHz };
}

describe('the tone detector', () => {
  it('should find a sine at its frequency, at 8 and 48 kHz', () => {
    for (const rate of [8000, 48000]) {
      const sound = sine(1130, 500, rate);
      assert.ok(toneShare(sound, 1130) > 0.99);
      assert.ok(hasTone(sound, 1130));
    }
  });

  it('should not find a sine at another frequency', () => {
    assert.ok(toneShare(sine(1130, 500, 8000), 630) < 0.01);
    assert.ok(!hasTone(sine(1130, 500, 8000), 630));
    assert.ok(!hasTone(sine(1130, 500, 8000), 1170));
  });

  it('should find a tone under noise, and no tone in noise alone', () => {
    const tone = sine(630, 500, 8000, 0.3);
    assert.ok(hasTone(mixed(tone, noise(500, 8000, 0.1)), 630));
    assert.ok(!hasTone(noise(500, 8000, 0.3), 630));
  });

  it('should not take a tone that is drowned by another for heard', () => {
    assert.ok(!hasTone(mixed(sine(630, 500, 8000, 0.1), sine(450, 500, 8000, 0.3)), 630));
  });

  it('should not find a tone below the level that ears need', () => {
    assert.ok(!hasTone(sine(630, 500, 8000, 0.005), 630));
  });

  it('should not take a tone that was cut and patched for one that stays', () => {
    const sound = sine(641, 1000, 8000);
    // 500 ms are 320 and a half periods: what begins anew there is half a period off.
    sound.samples.set(sine(641, 500, 8000).samples, 4000);
    assert.ok(!hasTone(sound, 641));
  });

  it('should find no tone in the note beside it', () => {
    assert.ok(toneShare(sine(622.25, 1000, 8000), 641) < 0.1);
    assert.ok(toneShare(sine(659.26, 1000, 8000), 641) < 0.1);
  });

  it('should find nothing in an empty sound', () => {
    const nothing = { samples: new Float32Array(0), sampleRateHz: 8000 };
    assert.ok(!hasTone(nothing, 630));
    assert.ok(!isSilent(nothing));
  });
});

describe('silence', () => {
  it('should be digital zero and a faint floor, and no audible sound', () => {
    assert.ok(isSilent({ samples: new Float32Array(800), sampleRateHz: 8000 }));
    assert.ok(isSilent(noise(200, 8000, 0.001)));
    assert.ok(!isSilent(sine(630, 200, 8000, 0.02)));
    assert.ok(!isSilent(noise(200, 8000, 0.05)));
  });
});

describe('the gap measurement', () => {
  it('should be zero for an unbroken tone', () => {
    assert.equal(longestToneGapMs(sine(1130, 2000, 8000), 1130), 0);
  });

  it('should be the length of the longest hole', () => {
    const sound = sine(1130, 3000, 8000);
    sound.samples.fill(0, 4000, 8000);
    sound.samples.fill(0, 16000, 16800);
    assert.equal(longestToneGapMs(sound, 1130), 500);
  });
});

describe('sounds that are joined', () => {
  it('should have the rate of the last, and be as long as all', () => {
    const silence = { samples: new Float32Array(4800), sampleRateHz: 48_000 };
    const sound = joined([silence, sine(1130, 500, 8000)]);
    assert.equal(sound.sampleRateHz, 8000);
    assert.equal(sound.samples.length, 800 + 4000);
    assert.ok(isSilent({ samples: sound.samples.subarray(0, 800), sampleRateHz: 8000 }));
    assert.ok(hasTone({ samples: sound.samples.subarray(800), sampleRateHz: 8000 }, 1130));
  });

  it('should keep a tone of another rate', () => {
    assert.ok(toneShare(joined([sine(1130, 500, 8000), sine(1130, 500, 48_000)]), 1130) > 0.95);
    assert.ok(toneShare(joined([sine(1130, 500, 48_000), sine(1130, 500, 8000)]), 1130) > 0.95);
  });
});

describe('WAV files', () => {
  it('should hold what was written', () => {
    const sound = sine(1130, 250, 48000);
    const read = readWav(wav(sound));
    assert.equal(read.sampleRateHz, 48000);
    assert.equal(read.samples.length, sound.samples.length);
    assert.ok(Math.abs(rms(read.samples) - rms(sound.samples)) < 0.001);
    assert.ok(hasTone(read, 1130));
  });
});
