import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { hasTone, joined, sine, wav, type Sound } from './audio.ts';
import { installEar, leaveMicrophoneAsItIs } from './ear.ts';
import type { Listener } from './listening.ts';

/** The rate of Chromium's fake microphone: a file of another one goes through a resampler, and its loop gets a seam. */
const MICROPHONE_HZ = 44_100;

const CHROMIUM = process.env['ONELINE_E2E_CHROMIUM'] ?? '/usr/bin/chromium';

/** Nothing but loopback, no device but the fake microphone. */
const FLAGS = [
  '--allow-loopback-in-peer-connection',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Several windows share two cores; none of them may be slowed down for being in the background.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/** A Chromium whose microphone hears one steady tone. A browser for each tone: the microphone is the browser's. */
export class TalkingBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly directory: string,
  ) {}

  static async launch(toneHz: number): Promise<TalkingBrowser> {
    const directory = mkdtempSync(join(tmpdir(), 'oneline-e2e-tone-'));
    const microphone = join(directory, `${toneHz}.wav`);
    // Whole periods, and whole buffers of 10 ms: so Chromium's loop has no seam either.
    writeFileSync(microphone, wav(sine(toneHz, 1000, MICROPHONE_HZ)));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless: true,
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...FLAGS, `--use-file-for-fake-audio-capture=${microphone}`],
    });
    return new TalkingBrowser(browser, directory);
  }

  /** A fresh profile: no session of the window before. */
  async open(name: string, language = 'en'): Promise<TalkingPage> {
    const context = await this.browser.newContext({ locale: language, viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['microphone']);
    // The compiler of the tests names functions by a helper of its own, which pages don't have.
    await context.addInitScript('globalThis.__name = (named) => named;');
    await context.addInitScript(leaveMicrophoneAsItIs);
    await context.addInitScript(installEar);
    return new TalkingPage(name, context, await context.newPage());
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

interface HeardInPage {
  /** All chunks after each other, 16 bit. */
  readonly base64: string;
  readonly chunks: readonly { readonly atMs: number; readonly length: number; readonly sampleRateHz: number }[];
}

/** 10 ms as they were decoded. */
interface HeardChunk {
  readonly atMs: number;
  readonly sound: Sound;
}

/** A page that talks and hears. */
export class TalkingPage implements Listener {
  /** Exceptions that nobody in the page caught: always a bug. */
  readonly pageErrors: string[] = [];
  readonly consoleLines: string[] = [];

  constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      this.consoleLines.push(`${message.type()}: ${message.text()}`);
    });
  }

  /** What the page decoded since `sinceMs` (ms since 1970), or in all the time it kept. */
  async heard(sinceMs = 0): Promise<Sound> {
    return joined((await this.chunks(sinceMs)).map(({ sound }) => sound));
  }

  heardLast(ms: number): Promise<Sound> {
    return this.heard(performance.timeOrigin + performance.now() - ms);
  }

  /** By the browser's own statistics, of all its connections that are open. */
  async patchedSamples(): Promise<number> {
    return this.page.evaluate(() =>
      (window as unknown as { onelineEar: { patchedSamples(): Promise<number> } }).onelineEar.patchedSamples(),
    );
  }

  /** When the last click on an element came (ms since 1970). */
  async clickedAtMs(testId: string): Promise<number> {
    const atMs = await this.page.evaluate((wanted) => {
      type Click = { atMs: number; testId: string };
      const ear = (window as unknown as { onelineEar: { clicks: Click[] } }).onelineEar;
      return ear.clicks.findLast((click) => click.testId === wanted)?.atMs;
    }, testId);
    if (atMs === undefined) {
      throw new Error(`nobody clicked ${testId}`);
    }
    return atMs;
  }

  /** When the first 10 ms with the tone were decoded after `sinceMs` (ms since 1970). */
  async firstHeardAtMs(toneHz: number, sinceMs: number): Promise<number | undefined> {
    return (await this.chunks(sinceMs)).find(({ sound }) => hasTone(sound, toneHz))?.atMs;
  }

  /** Whether the element that plays the other side would really be heard. */
  async isAudible(): Promise<boolean> {
    return this.page.evaluate(() => {
      const ear = (window as unknown as { onelineEar: { elements(): HTMLAudioElement[] } }).onelineEar;
      return ear.elements().some((element) => !element.paused && !element.muted && element.volume > 0.5);
    });
  }

  private async chunks(sinceMs: number): Promise<HeardChunk[]> {
    return unpacked(await this.page.evaluate(collectHeard, sinceMs));
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, timeout: 5000 });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** Runs in the page. */
function collectHeard(sinceMs: number): HeardInPage {
  type Chunk = { atMs: number; samples: Int16Array; sampleRateHz: number };
  const ear = (window as unknown as { onelineEar: { chunks: Chunk[] } }).onelineEar;
  const chunks = ear.chunks.filter((chunk) => chunk.atMs >= sinceMs);
  const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.samples.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk.samples, at);
    at += chunk.samples.length;
  }
  const bytes = new Uint8Array(samples.buffer);
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return {
    base64: btoa(binary),
    chunks: chunks.map((chunk) => ({ atMs: chunk.atMs, length: chunk.samples.length, sampleRateHz: chunk.sampleRateHz })),
  };
}

function unpacked({ base64, chunks }: HeardInPage): HeardChunk[] {
  const bytes = Buffer.from(base64, 'base64');
  let at = 0;
  return chunks.map(({ atMs, length, sampleRateHz }) => {
    const from = at;
    at += length * 2;
    const samples = Float32Array.from({ length }, (_, i) => bytes.readInt16LE(from + i * 2) / 32768);
    return { atMs, sound: { samples, sampleRateHz } };
  });
}
