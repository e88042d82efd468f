import { describe, expect, it } from 'vitest';
import { wavOf } from './wav';
import { waveForm } from './wave-form';

describe('a WAV file', () => {
  it('should be read again as it was written', () => {
    const file = wavOf(Float32Array.of(0, 0.5, -1, 1), 16_000);

    expect(file.byteLength).toBe(44 + 8);
    expect(new DataView(file).getUint32(24, true)).toBe(16_000);
    expect(waveForm(file, 4).map((height) => Math.round(height * 100))).toEqual([0, 50, 100, 100]);
  });

  it('should cut what is too loud', () => {
    const samples = new Int16Array(wavOf(Float32Array.of(3, -3), 8_000), 44);

    expect([...samples]).toEqual([0x7fff, -0x7fff]);
  });
});
