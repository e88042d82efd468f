import { randomInt } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { joined, sine, type Sound } from './audio.ts';
import { alawToSamples, samplesToAlaw, samplesToUlaw, ulawToSamples } from './g711.ts';

const SAMPLE_RATE_HZ = 8000;
const FRAME_MS = 20;
const FRAME_SAMPLES = 160;
/** Three minutes: older packets are forgotten. */
const MAX_PACKETS = 9000;
/** A hole is filled with at most this many frames of silence. */
const MAX_FILLED_FRAMES = 250;

export const PCMU = 0;
export const PCMA = 8;
export const TELEPHONE_EVENT = 101;

/** How long a key is down, and up before the next one. */
const KEY_MS = 100;
const KEYS = '0123456789*#ABCD';
/** ITU-T Q.23. */
const LOW_HZ = [697, 770, 852, 941] as const;
const HIGH_HZ = [1209, 1336, 1477, 1633] as const;
const KEYPAD = ['123A', '456B', '789C', '*0#D'] as const;

export interface RtpPacket {
  /** By performance.now(). */
  readonly atMs: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payloadType: number;
  readonly marker: boolean;
  readonly ssrc: number;
  readonly payload: Buffer;
  readonly from: string;
}

export interface RtpStatistics {
  readonly received: number;
  /** Sequence numbers that never came, between the first and the last. */
  readonly lost: number;
  /** Longest time between two packets. */
  readonly maxGapMs: number;
  readonly ssrcs: number;
}

/** The media side of a gateway's call: a UDP socket that speaks G.711 and records what comes. RFC 3550, RFC 4733. */
export class RtpPeer {
  private readonly packets: RtpPacket[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sequence = randomInt(0x10000);
  private timestamp = randomInt(0x10000);
  private readonly ssrc = randomInt(2 ** 32);

  private constructor(private readonly socket: Socket) {
    socket.on('message', (datagram, from) => this.receive(datagram, from));
    socket.on('error', () => undefined);
  }

  static async open(): Promise<RtpPeer> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpPeer(socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  /** Sends a steady tone, in PCMA unless told otherwise, a frame each 20 ms, until {@link stopSending}. */
  sendTone(frequencyHz: number, host: string, port: number, payloadType = PCMA): void {
    this.stopSending();
    // One second of whole periods, so that the loop has no seam.
    const { samples } = sine(frequencyHz, 1000, SAMPLE_RATE_HZ);
    const loop = payloadType === PCMU ? samplesToUlaw(samples) : samplesToAlaw(samples);
    const startedMs = performance.now();
    let frame = 0;
    const tick = (): void => {
      // A late timer sends what is due: the peer's clock is the sound card's, not the scheduler's.
      while (startedMs + frame * FRAME_MS <= performance.now()) {
        const offset = (frame * FRAME_SAMPLES) % loop.length;
        this.sendFrame(loop.subarray(offset, offset + FRAME_SAMPLES), frame === 0, host, port, payloadType);
        frame++;
      }
      this.timer = setTimeout(tick, Math.max(1, startedMs + frame * FRAME_MS - performance.now()));
    };
    tick();
  }

  /** One key as a telephone-event: a packet each 20 ms, the last one three times (RFC 4733 2.5.1). */
  async pressKey(key: string, host: string, port: number): Promise<void> {
    const event = KEYS.indexOf(key);
    const timestamp = this.timestamp;
    for (let ms = FRAME_MS; ms <= KEY_MS + 2 * FRAME_MS; ms += FRAME_MS) {
      const payload = Buffer.alloc(4);
      payload.writeUInt8(event, 0);
      payload.writeUInt8((ms >= KEY_MS ? 0x80 : 0) | 10, 1);
      payload.writeUInt16BE(Math.min(ms, KEY_MS) * (SAMPLE_RATE_HZ / 1000), 2);
      this.sendPacket(payload, TELEPHONE_EVENT, ms === FRAME_MS, timestamp, host, port);
      await setTimeoutAsync(FRAME_MS);
    }
    this.timestamp = (this.timestamp + KEY_MS * 2 * (SAMPLE_RATE_HZ / 1000)) >>> 0;
    await setTimeoutAsync(KEY_MS);
  }

  /** One key as two tones in PCMA, and a pause of silence. */
  async playKey(key: string, host: string, port: number): Promise<void> {
    const row = KEYPAD.findIndex((keys) => keys.includes(key));
    const column = KEYPAD[row]?.indexOf(key) ?? 0;
    const low = sine(LOW_HZ[row] ?? 0, KEY_MS, SAMPLE_RATE_HZ, 0.2).samples;
    const high = sine(HIGH_HZ[column] ?? 0, KEY_MS, SAMPLE_RATE_HZ, 0.2).samples;
    const tones = samplesToAlaw(low.map((sample, i) => sample + (high[i] ?? 0)));
    const pause = samplesToAlaw(new Float32Array(tones.length));
    for (const sound of [tones, pause]) {
      for (let at = 0; at < sound.length; at += FRAME_SAMPLES) {
        this.sendFrame(sound.subarray(at, at + FRAME_SAMPLES), false, host, port);
        await setTimeoutAsync(FRAME_MS);
      }
    }
  }

  stopSending(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Sends bytes as they are: for what no honest gateway sends. */
  sendRaw(datagram: Uint8Array, host: string, port: number): void {
    this.socket.send(datagram, port, host);
  }

  close(): void {
    this.stopSending();
    this.socket.close();
  }

  received(sinceMs = 0): readonly RtpPacket[] {
    return this.packets.filter((packet) => packet.atMs >= sinceMs);
  }

  /** What a listener at the gateway hears, decoded; lost packets are silence. */
  heard(sinceMs = 0): Sound {
    const frames: Sound[] = [];
    const add = (samples: Float32Array): number => frames.push({ samples, sampleRateHz: SAMPLE_RATE_HZ });
    let previous: RtpPacket | undefined;
    for (const packet of inSequence(this.audio(sinceMs))) {
      const missing = previous ? distance(previous.sequence, packet.sequence) - 1 : 0;
      for (let i = 0; i < Math.min(Math.max(0, missing), MAX_FILLED_FRAMES); i++) {
        add(new Float32Array(FRAME_SAMPLES));
      }
      add(packet.payloadType === PCMA ? alawToSamples(packet.payload) : ulawToSamples(packet.payload));
      previous = packet;
    }
    return joined(frames);
  }

  statistics(sinceMs = 0): RtpStatistics {
    const packets = this.audio(sinceMs);
    let maxGapMs = 0;
    for (let i = 1; i < packets.length; i++) {
      maxGapMs = Math.max(maxGapMs, (packets[i]?.atMs ?? 0) - (packets[i - 1]?.atMs ?? 0));
    }
    const ordered = inSequence(packets);
    const first = ordered[0];
    const last = ordered.at(-1);
    const expected = first && last ? distance(first.sequence, last.sequence) + 1 : 0;
    const distinct = new Set(packets.map((packet) => packet.sequence)).size;
    return {
      received: packets.length,
      lost: expected - distinct,
      maxGapMs,
      ssrcs: new Set(packets.map((packet) => packet.ssrc)).size,
    };
  }

  /** The digits of telephone events, one for each event whatever the number of its packets. */
  digits(payloadType = TELEPHONE_EVENT): string {
    const events = new Map<number, string>();
    for (const packet of this.packets) {
      if (packet.payloadType === payloadType && packet.payload.length === 4) {
        events.set(packet.timestamp, '0123456789*#ABCD'[packet.payload[0] ?? 16] ?? '?');
      }
    }
    return [...events.values()].join('');
  }

  private audio(sinceMs: number): RtpPacket[] {
    return this.packets.filter(
      (packet) => packet.atMs >= sinceMs && (packet.payloadType === PCMA || packet.payloadType === PCMU),
    );
  }

  private receive(datagram: Buffer, from: RemoteInfo): void {
    const packet = parseRtp(datagram, from);
    if (!packet) {
      return;
    }
    this.packets.push(packet);
    if (this.packets.length > MAX_PACKETS) {
      this.packets.shift();
    }
  }

  private sendFrame(payload: Uint8Array, marker: boolean, host: string, port: number, payloadType = PCMA): void {
    this.sendPacket(payload, payloadType, marker, this.timestamp, host, port);
    this.timestamp = (this.timestamp + FRAME_SAMPLES) >>> 0;
  }

  private sendPacket(
    payload: Uint8Array,
    type: number,
    marker: boolean,
    timestamp: number,
    host: string,
    port: number,
  ): void {
    const datagram = Buffer.alloc(12 + payload.length);
    datagram.writeUInt8(0x80, 0);
    datagram.writeUInt8((marker ? 0x80 : 0) | type, 1);
    datagram.writeUInt16BE(this.sequence, 2);
    datagram.writeUInt32BE(timestamp, 4);
    datagram.writeUInt32BE(this.ssrc, 8);
    datagram.set(payload, 12);
    this.sequence = (this.sequence + 1) & 0xffff;
    this.socket.send(datagram, port, host);
  }
}

/** Undefined for what isn't RTP: RTCP shares the port with rtcp-mux (RFC 5761: types 192 … 223). */
function parseRtp(datagram: Buffer, from: RemoteInfo): RtpPacket | undefined {
  if (datagram.length < 12 || datagram.readUInt8(0) >> 6 !== 2) {
    return undefined;
  }
  const second = datagram.readUInt8(1);
  if (second >= 192 && second <= 223) {
    return undefined;
  }
  const first = datagram.readUInt8(0);
  let start = 12 + (first & 0x0f) * 4;
  if (first & 0x10 && datagram.length >= start + 4) {
    start += 4 + datagram.readUInt16BE(start + 2) * 4;
  }
  const padding = first & 0x20 ? (datagram.at(-1) ?? 0) : 0;
  if (start > datagram.length - padding) {
    return undefined;
  }
  return {
    atMs: performance.now(),
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(start, datagram.length - padding),
    from: `${from.address}:${from.port}`,
  };
}

/** Steps from one sequence number to another, negative when it came before. */
function distance(from: number, to: number): number {
  const steps = (to - from) & 0xffff;
  return steps < 0x8000 ? steps : steps - 0x10000;
}

function inSequence(packets: readonly RtpPacket[]): RtpPacket[] {
  return [...packets].sort((a, b) => distance(b.sequence, a.sequence));
}
