import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Sound } from './audio.ts';
import type { Listener } from './listening.ts';
import { PCMU, RtpPeer } from './rtp-peer.ts';
import { until } from './until.ts';

const TAG = 'outside';
const REASONS: Readonly<Record<number, string>> = { 180: 'Ringing', 200: 'OK', 486: 'Busy Here', 487: 'Request Terminated' };

/** A telephone behind the gateway that calls out go to: it takes the first call that comes, or is busy. RFC 3261, UDP. */
export class OutsideLine implements Listener {
  readonly name = 'who was called outside';
  private invite: string | undefined;
  private gatewayOf: RemoteInfo | undefined;
  private acknowledged = false;
  private over = false;

  private constructor(
    private readonly socket: Socket,
    private readonly rtp: RtpPeer,
    private readonly busy: boolean,
    private readonly toneHz: number,
  ) {
    socket.on('message', (datagram, from) => this.receive(datagram.toString('latin1'), from));
  }

  static async open(port: number, how: { readonly busy?: boolean; readonly toneHz: number }): Promise<OutsideLine> {
    const socket = createSocket('udp4');
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return new OutsideLine(socket, await RtpPeer.open(), how.busy ?? false, how.toneHz);
  }

  /** The number that was dialled, once it rings. */
  async called(): Promise<string> {
    const invite = await until('a call out', 8000, () => this.invite);
    return /^INVITE sip:([^@]*)@/.exec(invite)?.[1] ?? '';
  }

  async answered(): Promise<void> {
    await until('the call out is acknowledged', 5000, () => this.acknowledged);
  }

  async ended(): Promise<void> {
    await until('the end of the call out', 5000, () => this.over);
  }

  async hangUp(): Promise<void> {
    const from = this.gatewayOf;
    const target = /<(sip:[^>]+)>/.exec(this.header('Contact'))?.[1];
    if (from === undefined || target === undefined) throw new Error('nobody called');
    this.rtp.stopSending();
    const lines = [
      `BYE ${target} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.socket.address().port};branch=z9hG4bK-outside-bye`,
      'Max-Forwards: 70',
      `From: ${this.header('To')};tag=${TAG}`,
      `To: ${this.header('From')}`,
      `Call-ID: ${this.header('Call-ID')}`,
      'CSeq: 1 BYE',
      'Content-Length: 0',
      '\r\n',
    ];
    this.send(lines.join('\r\n'), from);
    await this.ended();
  }

  heardLast(ms: number): Promise<Sound> {
    return Promise.resolve(this.rtp.heard(performance.now() - ms));
  }

  close(): void {
    this.rtp.close();
    this.socket.close();
  }

  private receive(message: string, from: RemoteInfo): void {
    const method = /^\w+/.exec(message)?.[0];
    switch (method) {
      case 'INVITE':
        if (this.invite === undefined) this.rings(message, from);
        break;
      case 'ACK':
        this.acknowledged = true;
        this.over ||= this.busy;
        break;
      case 'CANCEL':
      case 'BYE':
        this.rtp.stopSending();
        this.respond(message, 200, from);
        if (method === 'CANCEL') this.respond(this.invite ?? message, 487, from);
        this.over = true;
        break;
      default:
        // 200 to our BYE.
        this.over ||= / 200 /.test(message) && /CSeq: 1 BYE/i.test(message);
    }
  }

  private rings(invite: string, from: RemoteInfo): void {
    this.invite = invite;
    this.gatewayOf = from;
    this.respond(invite, 180, from);
    if (this.busy) {
      this.respond(invite, 486, from);
      return;
    }
    const host = /^c=IN IP4 ([\d.]+)/m.exec(invite)?.[1] ?? '';
    const [, port = '', first = ''] = /^m=audio (\d+) RTP\/AVP (\d+)/m.exec(invite) ?? [];
    // The codec that is wanted first.
    const type = Number(first);
    const codec = type === PCMU ? 'PCMU' : 'PCMA';
    const sdp = ['v=0', 'o=outside 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${this.rtp.port} RTP/AVP ${type}`, `a=rtpmap:${type} ${codec}/8000`, 'a=sendrecv', ''].join('\r\n');
    this.respond(invite, 200, from, sdp);
    this.rtp.sendTone(this.toneHz, host, Number(port), type);
  }

  private respond(request: string, status: number, to: RemoteInfo, sdp = ''): void {
    const dialled = header(request, 'To');
    const lines = [
      `SIP/2.0 ${status} ${REASONS[status] ?? ''}`,
      ...[...request.matchAll(/^Via: .*$/gim)].map(([via]) => via.trimEnd()),
      `From: ${header(request, 'From')}`,
      `To: ${dialled.includes('tag=') ? dialled : `${dialled};tag=${TAG}`}`,
      `Call-ID: ${header(request, 'Call-ID')}`,
      `CSeq: ${header(request, 'CSeq')}`,
      `Contact: <sip:outside@127.0.0.1:${this.socket.address().port}>`,
      ...(sdp === '' ? [] : ['Content-Type: application/sdp']),
      `Content-Length: ${sdp.length}`,
      '',
      sdp,
    ];
    this.send(lines.join('\r\n'), to);
  }

  private send(message: string, to: RemoteInfo): void {
    this.socket.send(message, to.port, to.address);
  }

  private header(name: string): string {
    return header(this.invite ?? '', name);
  }
}

function header(message: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(message)?.[1]?.trimEnd() ?? '';
}
