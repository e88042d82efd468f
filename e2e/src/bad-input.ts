import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

/** The same bytes for the same seed: a failure can be played again. */
export class SeededBytes {
  constructor(private seed: number) {}

  next(bound: number): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * bound);
  }

  bytes(length: number): Buffer {
    return Buffer.from(Uint8Array.from({ length }, () => this.next(256)));
  }
}

/** Sends datagrams from a stranger's socket on loopback. */
export async function sendDatagrams(port: number, datagrams: readonly Uint8Array[], from = '127.0.0.1'): Promise<void> {
  const socket = createSocket('udp4');
  socket.bind(0, from);
  await once(socket, 'listening');
  socket.on('error', () => undefined);
  for (const datagram of datagrams) {
    await new Promise<void>((sent) => socket.send(datagram, port, '127.0.0.1', () => sent()));
  }
  await new Promise<void>((closed) => socket.close(closed));
}

/** For the one UDP port of the media bridge: everything that the first byte can announce, and broken. */
export function brokenMedia(random: SeededBytes): Buffer[] {
  const stun = Buffer.concat([Buffer.from([0, 1, 0, 8, 0x21, 0x12, 0xa4, 0x42]), random.bytes(12), random.bytes(8)]);
  const stunOfAnotherLength = Buffer.concat([Buffer.from([0, 1, 0xff, 0xfc, 0x21, 0x12, 0xa4, 0x42]), random.bytes(12)]);
  const unknownUser = Buffer.concat([
    Buffer.from([0, 1, 0, 12, 0x21, 0x12, 0xa4, 0x42]),
    random.bytes(12),
    Buffer.from([0, 6, 0, 8]),
    Buffer.from('nobo:dyy'),
  ]);
  const clientHello = Buffer.concat([Buffer.from([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64]), random.bytes(64)]);
  const truncatedDtls = Buffer.from([22, 254, 253, 0, 0, 0]);
  const rtp = Buffer.concat([Buffer.from([0x80, 111]), random.bytes(170)]);
  const rtcp = Buffer.concat([Buffer.from([0x80, 200]), random.bytes(26)]);
  const one = [stun, stunOfAnotherLength, unknownUser, clientHello, truncatedDtls, rtp, rtcp, Buffer.alloc(0)];
  const noise = Array.from({ length: 200 }, () => random.bytes(random.next(1400)));
  return [...one, ...noise];
}

export function brokenSip(random: SeededBytes): Buffer[] {
  const texts = [
    'INVITE\r\n\r\n',
    'INVITE sip:4008001234@127.0.0.1 SIP/2.0\r\n\r\n',
    'INVITE sip:4008001234@127.0.0.1 SIP/7.0\r\nVia: SIP/7.0/UDP 127.0.0.1:9\r\n\r\n',
    'SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\n\r\n',
    `OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=${'z'.repeat(8000)}\r\n\r\n`,
    'BYE sip:4008001234@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\n' +
      'To: <sip:c@d>;tag=2\r\nCall-ID: unknown\r\nCSeq: 1 BYE\r\nContent-Length: -5\r\n\r\n',
    'INVITE sip:4008001234@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKsdp\r\nFrom: <sip:a@b>;tag=1\r\n' +
      'To: <sip:c@d>\r\nCall-ID: bad-sdp\r\nCSeq: 1 INVITE\r\nContact: <sip:a@127.0.0.1:9>\r\nMax-Forwards: 70\r\n' +
      'Content-Type: application/sdp\r\nContent-Length: 9\r\n\r\nv=0\r\nm=x!',
    '\r\n\r\n',
    '\0\0\0\0',
  ];
  return [...texts.map((text) => Buffer.from(text, 'latin1')), ...Array.from({ length: 100 }, () => random.bytes(random.next(1400)))];
}

/** HTTP as no client sends it: raw bytes on a connection of their own. Returns the first bytes of each answer. */
export async function sendRawHttp(port: number, request: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.end(request);
  socket.setTimeout(3000, () => socket.destroy());
  await once(socket, 'close');
  return answer;
}

export interface WebSocketEnd {
  /** 0 when the handshake was refused. */
  readonly code: number;
  readonly httpStatus: number | undefined;
  readonly received: readonly string[];
}

/** Opens /ws, sends the frames, and waits until the server closes; closes itself after `patienceMs`. */
export async function talkWebSocket(
  url: string,
  frames: readonly (string | Uint8Array)[],
  origin: string,
  patienceMs = 1500,
  enough: (message: string) => boolean = () => false,
): Promise<WebSocketEnd> {
  const socket = new WebSocket(url, { origin });
  const received: string[] = [];
  let httpStatus: number | undefined;
  socket.on('message', (data: Buffer) => {
    const message = data.toString('utf8');
    received.push(message);
    if (enough(message)) {
      socket.close();
    }
  });
  socket.on('unexpected-response', (_, response) => {
    httpStatus = response.statusCode;
    socket.terminate();
  });
  socket.on('error', () => undefined);
  socket.on('open', () => {
    for (const frame of frames) {
      socket.send(frame);
    }
  });
  const patience = setTimeout(() => socket.close(), patienceMs);
  const code = await new Promise<number>((closed) => socket.on('close', closed));
  clearTimeout(patience);
  return { code: httpStatus === undefined ? code : 0, httpStatus, received };
}
