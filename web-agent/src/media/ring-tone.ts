import type { SinkElement } from './remote-audio';

const SAMPLE_RATE = 16_000;
const PERIOD_S = 3;
/** Two soft strokes of two notes each, then silence: noticed at once, bearable for eight hours. */
const STROKES = [
  { atS: 0, notes: [659.25, 830.61] },
  { atS: 0.22, notes: [830.61, 987.77] },
  { atS: 0.75, notes: [659.25, 830.61] },
  { atS: 0.97, notes: [830.61, 987.77] },
];
const DECAY_S = 0.16;
const STROKE_S = 0.7;
const PEAK = 0.22;

/** One period of the ring tone, 16-bit mono. */
export function ringSamples(): Int16Array {
  const samples = new Float32Array(SAMPLE_RATE * PERIOD_S);
  for (const { atS, notes } of STROKES) {
    for (let i = 0; i < STROKE_S * SAMPLE_RATE; i++) {
      const t = i / SAMPLE_RATE;
      const envelope = Math.min(1, t / 0.008) * Math.exp(-t / DECAY_S);
      const tone = notes.reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * t), 0) / notes.length;
      const at = Math.round(atS * SAMPLE_RATE) + i;
      samples[at] = (samples[at] ?? 0) + PEAK * envelope * tone;
    }
  }
  return Int16Array.from(samples, (sample) => Math.round(32_767 * Math.max(-1, Math.min(1, sample))));
}

/** RIFF WAVE, linear PCM. */
export function wave(samples: Int16Array, sampleRate: number): Blob {
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, value: string): void =>
    new TextEncoder().encode(value).forEach((byte, i) => header.setUint8(at + i, byte));
  text(0, 'RIFF');
  header.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, samples.byteLength, true);
  return new Blob([header, samples.buffer as ArrayBuffer], { type: 'audio/wav' });
}

/** Rings on the device of the user's choice. An <audio> element, since only it can choose the device everywhere. */
export class RingTone {
  readonly #element = new Audio();
  #wanted = false;

  constructor(deviceId = '') {
    this.#element.loop = true;
    this.#element.src = URL.createObjectURL(wave(ringSamples(), SAMPLE_RATE));
    this.setDevice(deviceId);
  }

  setDevice(id: string): void {
    const element: SinkElement = this.#element;
    element.setSinkId?.(id).catch(() => undefined);
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#element.currentTime = 0;
    this.#element.play().catch(() => this.#startOnGesture());
  }

  stop(): void {
    this.#wanted = false;
    this.#element.pause();
  }

  /** A page that nobody touched since it was loaded may not sound: the first touch makes up for it. */
  #startOnGesture(): void {
    const retry = (): void => {
      removeEventListener('pointerdown', retry);
      removeEventListener('keydown', retry);
      if (this.#wanted) this.#element.play().catch(() => undefined);
    };
    addEventListener('pointerdown', retry);
    addEventListener('keydown', retry);
  }
}
