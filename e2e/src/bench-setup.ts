import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ARTIFACTS } from './artifacts.ts';
import { hasTone } from './audio.ts';
import { TalkingBrowser } from './browser.ts';
import { Desk } from './desk.ts';
import { TONES } from './listening.ts';
import { Product } from './product.ts';
import type { RtpPeer } from './rtp-peer.ts';
import { GatewayCall } from './sip-gateway.ts';
import { until } from './until.ts';

/**
 * `./oneline bench setup`: how long the agent waits from the click on "answer" until the caller is heard, and the caller
 * until the agent is. The caller speaks all the time; 10 ms of decoded sound with the caller's tone are the first audio.
 */
const CALLS = Number(process.argv[2] ?? 30);
/** Nobody answers faster than this after the ring began; the desk may use the time. */
const REACTION_MS = 700;

interface Waits {
  readonly agentMs: number;
  readonly callerMs: number;
}

async function measure(desk: Desk, sipPort: number): Promise<Waits> {
  const call = await GatewayCall.dial({ sipPort, toneHz: TONES.caller });
  try {
    await desk.rings();
    await delay(REACTION_MS);
    await desk.by('offer-accept').click();
    const clickedMs = await desk.talking.clickedAtMs('offer-accept');
    const agentHearsMs = await until('the agent hears the caller', 5000, () =>
      desk.talking.firstHeardAtMs(TONES.caller, clickedMs),
    );
    const callerHearsMs = await until('the caller hears the agent', 5000, () =>
      firstHeardAtMs(call.rtp, TONES.alice, clickedMs),
    );
    await call.hangUp();
    await call.ended();
    await desk.wrapUp();
    await desk.expectState('ready');
    return { agentMs: agentHearsMs - clickedMs, callerMs: callerHearsMs - clickedMs };
  } finally {
    await call.close();
  }
}

/** When the packet came with which the tone begins: it is the first of three that carry it. */
function firstHeardAtMs(rtp: RtpPeer, toneHz: number, sinceEpochMs: number): number | undefined {
  const packets = rtp.received(sinceEpochMs - performance.timeOrigin);
  const from = packets.find((packet) => {
    const sound = rtp.heard(packet.atMs);
    return hasTone({ samples: sound.samples.subarray(0, 480), sampleRateHz: sound.sampleRateHz }, toneHz);
  });
  return from === undefined ? undefined : from.atMs + performance.timeOrigin;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function print(name: string, values: readonly number[]): void {
  for (const [label, share] of [['p50', 0.5], ['p99', 0.99]] as const) {
    process.stdout.write(`${name}.${label}_ms=${percentile(values, share).toFixed(1)} ms\n`);
  }
}

const product = await Product.up();
const browser = await TalkingBrowser.launch(TONES.alice);
try {
  const desk = new Desk(await browser.open('alice'), 'alice', product.url('/'));
  await desk.signIn();
  await desk.becomeReady();
  // The first call warms the JVM and the browser, as the first of a working day does: it isn't counted.
  await measure(desk, product.addresses.sipPort);
  const waits: Waits[] = [];
  while (waits.length < CALLS) {
    waits.push(await measure(desk, product.addresses.sipPort));
  }
  print('setup', waits.map(({ agentMs }) => agentMs));
  print('setup.caller', waits.map(({ callerMs }) => callerMs));
  process.stdout.write(`setup.calls=${waits.length} calls\n`);
} finally {
  await browser.close();
  await product.dispose();
  rmSync(ARTIFACTS, { recursive: true, force: true });
}
