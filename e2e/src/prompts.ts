import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { durationMs, rms, type Sound } from './audio.ts';
import type { Listener } from './listening.ts';
import { until } from './until.ts';

/** Knows prompts by their sound: what is heard is compared with the recordings, sample by sample. */

const SAMPLE_RATE_HZ = 8000;
/** So much of a prompt is looked for. */
const PIECE_MS = 400;
/** Of 1; another prompt of the same voice stays below 0.5. */
const ALIKE = 0.8;
const HEARD_MS = 4000;

/** Names as flows have them: `zh-CN/main-menu`. */
export function expectHearsPrompt(listener: Listener, name: string, timeoutMs = 8000): Promise<void> {
  return expectHearsFile(listener, name, shippedPrompt(name), timeoutMs);
}

/** @param file WAV, 16-bit mono */
export async function expectHearsFile(listener: Listener, name: string, file: Buffer, timeoutMs = 8000): Promise<void> {
  const piece = pieceOf(file);
  let best = 0;
  await until(`${listener.name} hears ${name}`, timeoutMs, async () => {
    const heard = await listener.heardLast(HEARD_MS);
    best = Math.max(best, durationMs(heard) < PIECE_MS ? 0 : likeness(heard.samples, piece));
    return best >= ALIKE;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; alike at best ${best.toFixed(2)} ${listener.remark?.() ?? ''}`);
  });
}

/** A recording that ships, as a WAV file. */
export function shippedPrompt(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../runtime/src/main/resources/prompts/${name}.wav`, import.meta.url)));
}

/** The beginning of a recording, at a telephone's rate. */
function pieceOf(file: Buffer): Float32Array {
  const { samples, sampleRateHz } = wav(file);
  const step = sampleRateHz / SAMPLE_RATE_HZ;
  const piece = new Float32Array((PIECE_MS * SAMPLE_RATE_HZ) / 1000);
  return piece.map((_, i) => samples[Math.round(i * step)] ?? 0);
}

/** 16-bit mono PCM. */
function wav(file: Buffer): Sound {
  const data = file.indexOf('data');
  const length = file.readUInt32LE(data + 4);
  const samples = new Float32Array(length / 2);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = file.readInt16LE(data + 8 + 2 * i) / 0x8000;
  }
  return { samples, sampleRateHz: file.readUInt32LE(24) };
}

/** The best normalised cross-correlation of a piece with any place of a sound. */
function likeness(sound: Float32Array, piece: Float32Array): number {
  const pieceRms = rms(piece);
  let best = 0;
  let energy = 0;
  for (let i = 0; i < piece.length; i++) {
    energy += (sound[i] ?? 0) ** 2;
  }
  for (let at = 0; at + piece.length <= sound.length; at++) {
    let product = 0;
    for (let i = 0; i < piece.length; i++) {
      product += (sound[at + i] ?? 0) * (piece[i] ?? 0);
    }
    const soundRms = Math.sqrt(Math.max(0, energy) / piece.length);
    if (soundRms > 0.003) {
      best = Math.max(best, product / piece.length / (soundRms * pieceRms));
    }
    energy += (sound[at + piece.length] ?? 0) ** 2 - (sound[at] ?? 0) ** 2;
  }
  return best;
}
