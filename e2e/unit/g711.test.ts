import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasTone, sine } from '../src/audio.ts';
import { alawToSamples, samplesToAlaw, samplesToUlaw, ulawToSamples } from '../src/g711.ts';

describe('G.711', () => {
  it('should decode the reference points of A-law', () => {
    // ITU-T G.711 table 1a: smallest and greatest values (in 16 bit: 8 and 32256).
    assert.equal((alawToSamples(Uint8Array.of(0xd5))[0] ?? 0) * 32768, 8);
    assert.equal((alawToSamples(Uint8Array.of(0x55))[0] ?? 0) * 32768, -8);
    assert.equal((alawToSamples(Uint8Array.of(0xaa))[0] ?? 0) * 32768, 32256);
    assert.equal((alawToSamples(Uint8Array.of(0x2a))[0] ?? 0) * 32768, -32256);
  });

  it('should decode the reference points of µ-law', () => {
    assert.equal(Math.abs((ulawToSamples(Uint8Array.of(0xff))[0] ?? 1) * 32768), 0);
    assert.equal((ulawToSamples(Uint8Array.of(0x80))[0] ?? 0) * 32768, 32124);
    assert.equal((ulawToSamples(Uint8Array.of(0x00))[0] ?? 0) * 32768, -32124);
  });

  it('should encode every decoded A-law code to itself', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
    assert.deepEqual([...samplesToAlaw(alawToSamples(codes))], [...codes]);
  });

  it('should encode every decoded µ-law code to what sounds the same', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
    // There are two zeros.
    const heard = (code: Uint8Array): number[] => [...ulawToSamples(code)].map((sample) => sample + 0);
    assert.deepEqual(heard(samplesToUlaw(ulawToSamples(codes))), heard(codes));
  });

  it('should keep a tone', () => {
    const decoded = alawToSamples(samplesToAlaw(sine(1130, 500, 8000).samples));
    assert.ok(hasTone({ samples: decoded, sampleRateHz: 8000 }, 1130));
  });
});
