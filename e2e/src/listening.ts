import assert from 'node:assert/strict';
import { describe as describeSound, durationMs, hasTone, isSilent, longestToneGapMs, rms, toneShare, type Sound } from './audio.ts';
import { until } from './until.ts';

/**
 * One frequency for each who speaks: no harmonic of another, no call progress tone, and midway between two notes, so that
 * no music is taken for a person.
 */
export const TONES = { caller: 1141, secondCaller: 1357, visitor: 1524, alice: 641, bob: 807, carol: 906, outside: 1009 } as const;
const ALL_TONES = Object.values(TONES);

/** Who can be asked what he decodes. */
export interface Listener {
  readonly name: string;
  /** What was decoded in the last `ms`. */
  heardLast(ms: number): Promise<Sound>;
  /** Samples that its jitter buffer invented, stretched or squeezed so far; undefined: it has none, and plays what comes. */
  patchedSamples?(): Promise<number>;
  /** What else explains a failure. */
  remark?(): string;
}

const LOOK_MS = 500;
const SUSTAINED_MS = 1000;
const SUSTAINED_TRIES = 3;

/** The tone arrives, and stays for a second without a hole. */
export async function expectHears(listener: Listener, toneHz: number, timeoutMs = 8000): Promise<void> {
  let last: Sound | undefined;
  await until(`${listener.name} hears ${toneHz} Hz`, timeoutMs, async () => {
    last = await listener.heardLast(LOOK_MS);
    return durationMs(last) >= LOOK_MS * 0.7 && hasTone(last, toneHz);
  }).catch((error: Error) => {
    throw new Error(`${error.message}; decoded: ${last ? describeSound(last, ALL_TONES) : 'nothing'}`);
  });
  await expectSustained(listener, toneHz);
}

/**
 * A second of one unbroken tone. A browser's jitter buffer changes the pace of what it plays after a stall of the machine,
 * and so breaks the phase of a tone that came whole (removedSamplesForAcceleration and its kin of RTCInboundRtpStreamStats).
 * When it says that it did, the tone must still be in each 100 ms; a second with a hole it patched is listened to again.
 */
export async function expectSustained(listener: Listener, toneHz: number): Promise<void> {
  for (let left = SUSTAINED_TRIES; ; left--) {
    const patchedBefore = await listener.patchedSamples?.();
    const sound = await listenFor(listener, SUSTAINED_MS);
    if (hasTone(sound, toneHz)) {
      return;
    }
    const patched = ((await listener.patchedSamples?.()) ?? 0) - (patchedBefore ?? 0);
    if (patched > 0 && durationMs(sound) >= SUSTAINED_MS && longestToneGapMs(sound, toneHz) === 0) {
      return;
    }
    const heard = `${describeSound(sound, ALL_TONES)}, patched ${patched} samples ${listener.remark?.() ?? ''}`;
    assert.ok(patched > 0 && left > 1, `${listener.name} lost ${toneHz} Hz: ${heard}`);
  }
}

/** Becomes silent, and stays so for a second. */
export async function expectSilence(listener: Listener, timeoutMs = 5000): Promise<void> {
  let last: Sound | undefined;
  await until(`${listener.name} hears silence`, timeoutMs, async () => {
    last = await listener.heardLast(LOOK_MS);
    return isSilent(last);
  }).catch((error: Error) => {
    throw new Error(`${error.message}; decoded: ${last ? describeSound(last, ALL_TONES) : 'nothing'}`);
  });
  const sustained = await listenFor(listener, SUSTAINED_MS);
  assert.ok(isSilent(sustained), `${listener.name} hears something: ${describeSound(sustained, ALL_TONES)}`);
}

/** Hears sound of its own (greeting, ringback, music) and not one of the tones that people send. */
export async function expectHearsMusic(listener: Listener, timeoutMs = 5000): Promise<void> {
  let last: Sound | undefined;
  await until(`${listener.name} hears music`, timeoutMs, async () => {
    last = await listener.heardLast(LOOK_MS);
    return durationMs(last) >= LOOK_MS * 0.7 && rms(last.samples) > 0.005 && isNobodysTone(last);
  }).catch((error: Error) => {
    throw new Error(`${error.message}; decoded: ${last ? describeSound(last, ALL_TONES) : 'nothing'}`);
  });
}

/** None of the energy is a person's: what a party on hold may hear. */
export function isNobodysTone(sound: Sound): boolean {
  return ALL_TONES.every((toneHz) => toneShare(sound, toneHz) < 0.1 || isSilent(sound));
}

/** What is decoded from now on, for `ms`; what came by then when it stops coming. */
export async function listenFor(listener: Listener, ms: number): Promise<Sound> {
  const startedMs = performance.now();
  let sound = await listener.heardLast(1);
  await until(`${ms} ms of sound`, ms * 2 + 1000, async () => {
    sound = await listener.heardLast(performance.now() - startedMs);
    return durationMs(sound) >= ms;
  }).catch(() => undefined);
  return sound;
}
