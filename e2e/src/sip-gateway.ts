import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { artifactsDirectory } from './artifacts.ts';
import { freeUdpPort } from './ports.ts';
import type { Sound } from './audio.ts';
import type { Listener } from './listening.ts';
import { RtpPeer } from './rtp-peer.ts';
import { parseSippLog, type SipMessage } from './sipp-log.ts';
import { until } from './until.ts';

const SCENARIO = fileURLToPath(new URL('../scenarios/call.xml', import.meta.url));
/** The demo's number for callers: a menu answers. */
export const HOTLINE = '4008001234';

/** Straight into the queue: what a story rings that isn't about the menu. */
export const SALES_LINE = '4008001235';

/** Leads to a voicemail box. */
export const MESSAGE_LINE = '4008001236';

/** Asks for an agent's extension. */
export const EXTENSION_LINE = '4008001237';

/** Calls out from outside, for whoever has an extension and a PIN. */
export const DISA_LINE = '4008001238';

/** Asks for an agent's name. */
export const NAME_LINE = '4008001239';

export interface DialOptions {
  readonly sipPort: number;
  readonly to?: string;
  readonly caller?: string;
  /** Address it calls from; 127.0.0.1 is the demo trunk. */
  readonly from?: string;
  /** Sent in PCMA from the answer on. */
  readonly toneHz?: number;
  /** A gateway that knows no telephone-events sends keys as tones. */
  readonly withoutEvents?: boolean;
}

/** Requests with the call's Call-ID by which the scenario is steered. */
const STEERING = { hangUp: 'MESSAGE', hold: 'INFO', resume: 'UPDATE' } as const;

/** One call of the E1 gateway: sipp does the signalling, an {@link RtpPeer} of ours the media. */
export class GatewayCall implements Listener {
  readonly name = 'the PSTN caller';
  private static dialled = 0;
  private exitCode: number | null | undefined;

  private constructor(
    private readonly process: ChildProcess,
    readonly rtp: RtpPeer,
    private readonly port: number,
    private readonly callId: string,
    private readonly logFile: string,
  ) {
    process.on('exit', (code) => {
      this.exitCode = code;
      rtp.stopSending();
    });
  }

  /** Sends the INVITE and returns at once. */
  static async start(options: DialOptions): Promise<GatewayCall> {
    const rtp = await RtpPeer.open();
    const port = await freeUdpPort();
    const directory = artifactsDirectory('sipp');
    mkdirSync(directory, { recursive: true });
    const callId = `${process.pid}-${++GatewayCall.dialled}-e2e`;
    const logFile = join(directory, `${callId}.log`);
    const sipp = spawn(
      'sipp',
      [
        ...['-sf', SCENARIO, `127.0.0.1:${options.sipPort}`, '-s', options.to ?? SALES_LINE],
        ...['-i', options.from ?? '127.0.0.1', '-p', String(port), '-cp', String(await freeUdpPort())],
        ...['-key', 'formats', options.withoutEvents ? '8 0' : '8 0 101'],
        ...['-key', 'rtp_port', String(rtp.port), '-key', 'caller', options.caller ?? '02088886666'],
        ...['-cid_str', callId, '-m', '1', '-l', '1', '-nostdin', '-nd', '-skip_rlimit', '-timeout', '300s'],
        ...['-trace_msg', '-message_file', logFile, '-trace_err', '-error_file', `${logFile}.errors`],
      ],
      { stdio: 'ignore' },
    );
    await once(sipp, 'spawn');
    return new GatewayCall(sipp, rtp, port, callId, logFile);
  }

  /** Dials and waits until the call is answered; from then on the tone is sent. */
  static async dial(options: DialOptions): Promise<GatewayCall> {
    const call = await GatewayCall.start(options);
    await call.answered();
    if (options.toneHz !== undefined) {
      call.sendTone(options.toneHz);
    }
    return call;
  }

  messages(): readonly SipMessage[] {
    return existsSync(this.logFile) ? parseSippLog(readFileSync(this.logFile, 'latin1')) : [];
  }

  /** The final response to the first INVITE. */
  async finalStatus(timeoutMs = 5000): Promise<number> {
    const response = await until('a final response to INVITE', timeoutMs, () => this.finalResponse(), 20);
    return response.status ?? 0;
  }

  async answered(timeoutMs = 5000): Promise<void> {
    const status = await this.finalStatus(timeoutMs);
    if (status !== 200) {
      throw new Error(`the call was answered with ${status}`);
    }
  }

  /** The 200s to INVITE and re-INVITE, without retransmissions. */
  answers(): SipMessage[] {
    const accepted = this.messages().filter(
      (message) => message.received && message.status === 200 && message.header('CSeq')?.endsWith('INVITE'),
    );
    return accepted.filter((one, i) => accepted.findIndex((other) => other.header('CSeq') === one.header('CSeq')) === i);
  }

  /** Where the other side wants its RTP, by its SDP. */
  mediaAddress(): { host: string; port: number } {
    const body = this.finalResponse()?.body ?? '';
    const host = /^c=IN IP4 ([\d.]+)/m.exec(body)?.[1];
    const port = /^m=audio (\d+) /m.exec(body)?.[1];
    if (!host || !port) {
      throw new Error(`no media address in the answer: ${body}`);
    }
    return { host, port: Number(port) };
  }

  sendTone(frequencyHz: number): void {
    const { host, port } = this.mediaAddress();
    this.rtp.sendTone(frequencyHz, host, port);
  }

  heardLast(ms: number): Promise<Sound> {
    return Promise.resolve(this.rtp.heard(performance.now() - ms));
  }

  remark(): string {
    return JSON.stringify(this.rtp.statistics(performance.now() - 1500));
  }

  /** Presses keys one after another, 100 ms each with as much between them: as telephone-events (RFC 4733). */
  async press(keys: string): Promise<void> {
    const { host, port } = this.mediaAddress();
    for (const key of keys) {
      await this.rtp.pressKey(key, host, port);
    }
  }

  /** The same as tones in the voice (ITU-T Q.23). */
  async pressByTone(keys: string): Promise<void> {
    const { host, port } = this.mediaAddress();
    for (const key of keys) {
      await this.rtp.playKey(key, host, port);
    }
  }

  hangUp(): Promise<void> {
    return this.steer('hangUp');
  }

  hold(): Promise<void> {
    return this.steer('hold');
  }

  resume(): Promise<void> {
    return this.steer('resume');
  }

  /** Waits until the dialog is over in good order: hung up by either side, or refused. */
  async ended(timeoutMs = 5000): Promise<void> {
    await until('the end of the SIP call', timeoutMs, () => this.exitCode !== undefined);
    if (this.exitCode !== 0) {
      const errors = existsSync(`${this.logFile}.errors`) ? readFileSync(`${this.logFile}.errors`, 'latin1') : '';
      throw new Error(`sipp ended with ${this.exitCode}: ${errors.slice(0, 2000)}`);
    }
  }

  get isOver(): boolean {
    return this.exitCode !== undefined;
  }

  /** The gateway dies without a goodbye: no BYE, no more RTP. */
  vanish(): void {
    this.rtp.stopSending();
    this.process.kill('SIGKILL');
  }

  /** Frees what the call holds; a call that is still up is hung up. For clean-up, whatever state the test left. */
  async close(): Promise<void> {
    if (!this.isOver && this.finalResponse()?.status === 200) {
      await this.hangUp();
      await this.ended().catch(() => undefined);
    }
    if (!this.isOver) {
      this.process.kill('SIGKILL');
    }
    this.rtp.close();
  }

  private finalResponse(): SipMessage | undefined {
    return this.messages().find(
      (message) => message.received && (message.status ?? 0) >= 200 && message.header('CSeq') === '1 INVITE',
    );
  }

  private async steer(how: keyof typeof STEERING): Promise<void> {
    const method = STEERING[how];
    const remoteTag = /tag=([^;>\s]+)/.exec(this.finalResponse()?.header('To') ?? '')?.[1] ?? 'none';
    const request = [
      `${method} sip:gateway@127.0.0.1:${this.port} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-steer-${performance.now()}`,
      `From: <sip:test@127.0.0.1>;tag=${remoteTag}`,
      'To: <sip:gateway@127.0.0.1>',
      `Call-ID: ${this.callId}`,
      `CSeq: 1 ${method}`,
      'Max-Forwards: 70',
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
    const socket = createSocket('udp4');
    await new Promise((sent) => socket.send(request, this.port, '127.0.0.1', sent));
    socket.close();
  }
}
