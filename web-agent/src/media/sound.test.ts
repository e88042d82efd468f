import { describe, expect, it } from 'vitest';
import { levelOf } from './level-meter';
import { qualityBetween, sampleOf } from './quality';
import { ringSamples, wave } from './ring-tone';

describe('the level meter', () => {
  it('should show nothing for silence and all for a full tone', () => {
    expect(levelOf(new Float32Array(480))).toBe(0);
    expect(levelOf(new Float32Array(480).fill(1))).toBe(1);
  });

  it('should show half at −30 dBFS', () => {
    expect(levelOf(new Float32Array(480).fill(10 ** (-30 / 20)))).toBeCloseTo(0.5, 3);
  });
});

describe('the ring tone', () => {
  it('should sound, pause, and never clip', () => {
    const samples = ringSamples();
    const peak = (from: number, to: number): number =>
      samples.subarray(from * 16_000, to * 16_000).reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
    expect(peak(0, 1)).toBeGreaterThan(3_000);
    expect(peak(0, 3)).toBeLessThan(32_000);
    expect(peak(2, 3)).toBe(0);
  });

  it('should be a WAVE file of its length', async () => {
    const file = wave(new Int16Array(160), 16_000);
    const bytes = new DataView(await file.arrayBuffer());
    const text = (at: number): string =>
      String.fromCharCode(...[0, 1, 2, 3].map((i) => bytes.getUint8(at + i)));
    expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
    expect(bytes.getUint32(24, true)).toBe(16_000);
    expect(bytes.getUint32(40, true)).toBe(320);
    expect(file.size).toBe(44 + 320);
  });
});

describe('quality', () => {
  const sample = { packetsReceived: 100, packetsLost: 4, jitterMs: 3, roundTripMs: 20 };

  it('should be none while nothing arrives', () => {
    expect(qualityBetween(sample, sample).grade).toBe('none');
  });

  it('should be good again when late packets take back a loss', () => {
    const after = { ...sample, packetsReceived: 152, packetsLost: 2 };
    expect(qualityBetween(sample, after)).toMatchObject({ grade: 'good', lossPercent: 0 });
  });

  it.each([
    ['jitter', { jitterMs: 40 }, 'fair'],
    ['round trip', { roundTripMs: 700 }, 'poor'],
    ['loss', { packetsLost: 6 }, 'fair'],
  ])('should fall with %s', (_, change, grade) => {
    expect(qualityBetween(sample, { ...sample, packetsReceived: 150, ...change }).grade).toBe(grade);
  });

  it('should read the figures of the path in use', () => {
    const report = new Map<string, unknown>([
      ['a', { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 }],
      ['b', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.0316 }],
      ['c', { type: 'inbound-rtp', packetsReceived: 7, packetsLost: 1, jitter: 0.0021 }],
    ]);
    expect(sampleOf(report as unknown as RTCStatsReport)).toEqual({
      packetsReceived: 7,
      packetsLost: 1,
      jitterMs: 2,
      roundTripMs: 32,
    });
  });
});
