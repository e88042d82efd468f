import { describe, expect, it } from 'vitest';
import { waveForm } from './wave-form';

function wav(samples: readonly number[], before = 0): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + before + samples.length * 2);
  const view = new DataView(bytes);
  const name = (at: number, text: string): void => new TextEncoder().encode(text).forEach((letter, i) => view.setUint8(at + i, letter));
  name(0, 'RIFF');
  name(8, 'WAVE');
  name(12, 'fmt ');
  view.setUint32(16, 16 + before, true);
  name(36 + before, 'data');
  view.setUint32(40 + before, samples.length * 2, true);
  samples.forEach((sample, i) => view.setInt16(44 + before + i * 2, sample, true));
  return bytes;
}

describe('the wave form of a message', () => {
  it('should be the loudest of each part, against the loudest of all', () => {
    expect(waveForm(wav([0, 100, -400, 20, 200, -10]), 3)).toEqual([0.25, 1, 0.5]);
  });

  it('should find the sound behind a longer head', () => {
    expect(waveForm(wav([10, -20], 4), 2)).toEqual([0.5, 1]);
  });

  it('should be flat for silence, and nothing for what is no sound', () => {
    expect(waveForm(wav([0, 0, 0]), 2)).toEqual([0, 0]);
    expect(waveForm(wav([]), 10)).toEqual([]);
    expect(waveForm(new TextEncoder().encode('not a sound file').buffer, 10)).toEqual([]);
  });

  it('should have no more bars than samples', () => {
    expect(waveForm(wav([5]), 100)).toEqual([1]);
  });
});
