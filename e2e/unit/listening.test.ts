import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joined, sine, type Sound } from '../src/audio.ts';
import { expectHears, type Listener } from '../src/listening.ts';

const RATE_HZ = 8000;

/** Hears the same second again and again; with a jitter buffer when it is told how many samples that patches each time. */
function hearing(second: Sound, patchedEachTime?: number): Listener {
  let patched = 0;
  return {
    name: 'the listener',
    heardLast: (ms) => Promise.resolve(ms <= 500 ? sine(641, 500, RATE_HZ) : second),
    ...(patchedEachTime === undefined ? {} : { patchedSamples: () => Promise.resolve((patched += patchedEachTime)) }),
  };
}

/** Half a period is missing in the middle. */
const cut = joined([sine(641, 500, RATE_HZ), sine(641, 500, RATE_HZ)]);
const withHole = joined([sine(641, 400, RATE_HZ), { samples: new Float32Array(1600), sampleRateHz: RATE_HZ }, sine(641, 400, RATE_HZ)]);

describe('hearing a tone', () => {
  it('should mean a second of one unbroken tone', async () => {
    await expectHears(hearing(sine(641, 1000, RATE_HZ)), 641);
    await assert.rejects(expectHears(hearing(cut), 641), /lost 641 Hz/);
  });

  it('should forgive a broken phase to a jitter buffer that says it broke it, and no other', async () => {
    await expectHears(hearing(cut, 56), 641);
    await assert.rejects(expectHears(hearing(cut, 0), 641), /lost 641 Hz/);
  });

  it('should forgive nobody a hole', async () => {
    await assert.rejects(expectHears(hearing(withHole), 641), /lost 641 Hz/);
    await assert.rejects(expectHears(hearing(withHole, 1600), 641), /lost 641 Hz/);
  });
});
