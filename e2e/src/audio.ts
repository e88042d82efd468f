/**
 * What the tests mean by "hears a tone" and by "hears nothing", on decoded samples: signalling can promise audio, only
 * samples prove it. Samples are floats, full scale 1.
 */

/** A tone counts as heard from this level on: -40 dBFS, far below what the peers send (-9 dBFS). */
export const TONE_MIN_RMS = 0.01;
/** … when at least this share of all the energy is at its frequency: music or ringback would spread it. */
export const TONE_MIN_SHARE = 0.6;
/** Below this level (-54 dBFS) there is silence; G.711 comfort noise and Opus' floor are well under it. */
export const SILENCE_MAX_RMS = 0.002;

export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
}

export function durationMs(sound: Sound): number {
  return (sound.samples.length * 1000) / sound.sampleRateHz;
}

/** The last `ms` of a sound, or all of it when it is shorter. */
export function lastMs(sound: Sound, ms: number): Sound {
  const count = Math.min(sound.samples.length, Math.round((ms * sound.sampleRateHz) / 1000));
  return { samples: sound.samples.subarray(sound.samples.length - count), sampleRateHz: sound.sampleRateHz };
}

export function rms(samples: Float32Array): number {
  if (samples.length === 0) {
    return 0;
  }
  let energy = 0;
  for (const sample of samples) {
    energy += sample * sample;
  }
  return Math.sqrt(energy / samples.length);
}

/**
 * Share of the energy at one frequency, 0 … 1 (Goertzel): a pure sine has 1, white noise 2 / samples. Strict on purpose: a
 * jump of the phase in the middle makes a tone cancel itself, so sound that was cut or patched is not heard.
 */
export function toneShare(sound: Sound, frequencyHz: number): number {
  const { samples, sampleRateHz } = sound;
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRateHz);
  let previous = 0;
  let beforePrevious = 0;
  let energy = 0;
  for (const sample of samples) {
    const current = sample + coefficient * previous - beforePrevious;
    beforePrevious = previous;
    previous = current;
    energy += sample * sample;
  }
  const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
  return energy === 0 ? 0 : Math.min(1, (2 * power) / (samples.length * energy));
}

export function hasTone(sound: Sound, frequencyHz: number): boolean {
  return (
    sound.samples.length > 0 &&
    rms(sound.samples) >= TONE_MIN_RMS &&
    toneShare(sound, frequencyHz) >= TONE_MIN_SHARE
  );
}

export function isSilent(sound: Sound): boolean {
  return sound.samples.length > 0 && rms(sound.samples) < SILENCE_MAX_RMS;
}

/** For messages of failed assertions: level and strongest of the frequencies asked for. */
export function describe(sound: Sound, frequenciesHz: readonly number[]): string {
  const shares = frequenciesHz.map((f) => `${f} Hz ${(toneShare(sound, f) * 100).toFixed(0)} %`).join(', ');
  return `${durationMs(sound).toFixed(0)} ms, rms ${rms(sound.samples).toFixed(4)}, ${shares}`;
}

const WINDOW_MS = 100;

/** Whether the tone is in each window of 100 ms; the remainder of a window is left out. */
function toneByWindow(sound: Sound, frequencyHz: number): boolean[] {
  const size = Math.round((WINDOW_MS * sound.sampleRateHz) / 1000);
  return Array.from({ length: Math.floor(sound.samples.length / size) }, (_, i) =>
    hasTone({ ...sound, samples: sound.samples.subarray(i * size, (i + 1) * size) }, frequencyHz),
  );
}

/** Longest time in ms without the tone, in steps of 100 ms. */
export function longestToneGapMs(sound: Sound, frequencyHz: number): number {
  let gap = 0;
  let longest = 0;
  for (const there of toneByWindow(sound, frequencyHz)) {
    gap = there ? 0 : gap + WINDOW_MS;
    longest = Math.max(longest, gap);
  }
  return longest;
}

/** From the first to the last of the tone, in steps of 100 ms; and the longest gap within it. */
export function toneSpan(sound: Sound, frequencyHz: number): { readonly fromMs: number; readonly lastsMs: number; readonly gapMs: number } {
  const windows = toneByWindow(sound, frequencyHz);
  const first = Math.max(0, windows.indexOf(true));
  const end = windows.lastIndexOf(true) + 1;
  const size = Math.round((WINDOW_MS * sound.sampleRateHz) / 1000);
  const within = { ...sound, samples: sound.samples.subarray(first * size, end * size) };
  return { fromMs: first * WINDOW_MS, lastsMs: (end - first) * WINDOW_MS, gapMs: longestToneGapMs(within, frequencyHz) };
}

export function sine(frequencyHz: number, ms: number, sampleRateHz: number, amplitude = 0.35): Sound {
  const samples = new Float32Array(Math.round((ms * sampleRateHz) / 1000));
  for (let i = 0; i < samples.length; i++) {
    samples[i] = amplitude * Math.sin((2 * Math.PI * frequencyHz * i) / sampleRateHz);
  }
  return { samples, sampleRateHz };
}

/** Several sounds as one, at the rate of the last: a browser decodes at 48 kHz until it knows the codec's rate. */
export function joined(parts: readonly Sound[]): Sound {
  const sampleRateHz = parts.at(-1)?.sampleRateHz ?? 48_000;
  const pieces = parts.map((part) => resampled(part, sampleRateHz));
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { samples, sampleRateHz };
}

/** Straight lines between the samples: enough to see a tone and silence. */
function resampled({ samples, sampleRateHz }: Sound, wantedHz: number): Float32Array {
  if (sampleRateHz === wantedHz) {
    return samples;
  }
  return Float32Array.from({ length: Math.round((samples.length * wantedHz) / sampleRateHz) }, (_, i) => {
    const position = (i * sampleRateHz) / wantedHz;
    const before = samples[Math.floor(position)] ?? 0;
    const after = samples[Math.floor(position) + 1] ?? before;
    return before + (after - before) * (position % 1);
  });
}

/** A mono 16 bit PCM WAV file. */
export function wav(sound: Sound): Buffer {
  const dataBytes = sound.samples.length * 2;
  const file = Buffer.alloc(44 + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sound.sampleRateHz, 24);
  file.writeUInt32LE(sound.sampleRateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  sound.samples.forEach((sample, i) => file.writeInt16LE(toInt16(sample), 44 + i * 2));
  return file;
}

/** Reads a 16 bit PCM WAV file; of several channels the first. Chunks other than fmt and data are skipped. */
export function readWav(file: Buffer): Sound {
  let channels = 1;
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    // A recorder that was killed leaves the length of its data chunk wrong.
    const bytes = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    if (id === 'fmt ') {
      channels = file.readUInt16LE(at + 10);
      sampleRateHz = file.readUInt32LE(at + 12);
    } else if (id === 'data') {
      const samples = new Float32Array(Math.floor(bytes / (2 * channels)));
      for (let i = 0; i < samples.length; i++) {
        samples[i] = file.readInt16LE(at + 8 + i * 2 * channels) / 32768;
      }
      return { samples, sampleRateHz };
    }
    at += 8 + bytes + (bytes % 2);
  }
  throw new Error('not a WAV file with a data chunk');
}

function toInt16(sample: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(sample * 32767)));
}
