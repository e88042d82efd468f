import { beforeEach, describe, expect, it } from 'vitest';
import { FakeScheduler, settle } from '../../test/fakes/fake-scheduler';
import { FakeSocket } from '../../test/fakes/fake-socket';
import { SILENCE_LIMIT_MS, SocketClient, type Push } from './socket-client';

let time: FakeScheduler;
let sockets: FakeSocket[];
let pushed: Push[];
let client: SocketClient;

const socket = (): FakeSocket => {
  const newest = sockets.at(-1);
  if (newest === undefined) throw new Error('nobody connected');
  return newest;
};
const welcome = { type: 'welcome', userId: 'alice', name: 'Alice', role: 'agent', timeMs: 5 } as const;
const status = (): string => client.status.get();

function givenWelcomed(): void {
  client.connect();
  socket().open();
  socket().say(welcome);
}

beforeEach(() => {
  time = new FakeScheduler();
  sockets = [];
  pushed = [];
  client = new SocketClient({
    url: 'ws://server/ws',
    token: 'secret',
    language: () => 'zh-CN',
    onPush: (message) => pushed.push(message),
    open: () => {
      sockets.push(new FakeSocket());
      return socket().asWebSocket();
    },
    scheduler: time,
    random: () => 1,
  });
});

describe('the connection', () => {
  it('should say hello with token and language, and be open once welcomed', () => {
    client.connect();
    socket().open();
    expect(socket().sent).toEqual([{ type: 'hello', token: 'secret', language: 'zh-CN' }]);
    expect(status()).toBe('connecting');
    socket().say(welcome);
    expect(status()).toBe('open');
    expect(pushed).toEqual([welcome]);
  });

  it('should send every beat back', () => {
    givenWelcomed();
    socket().say({ type: 'beat', timeMs: 77 });
    expect(socket().last).toEqual({ type: 'beat', timeMs: 77 });
  });

  it('should live as long as it hears something, and come back after silence', async () => {
    givenWelcomed();
    await time.pass(SILENCE_LIMIT_MS - 1);
    socket().say({ type: 'beat', timeMs: 1 });
    await time.pass(SILENCE_LIMIT_MS - 1);
    expect(status()).toBe('open');
    const silent = socket();
    await time.pass(1);
    expect(status()).toBe('reconnecting');
    expect(silent.closed).toBe(true);
    await time.pass(200);
    expect(sockets).toHaveLength(2);
  });

  it('should try again ever more slowly, and soon again after it was welcomed', async () => {
    givenWelcomed();
    const waitsMs = [200, 400, 800, 1600, 3000, 3000];
    for (const waitMs of waitsMs) {
      socket().drop();
      const before = sockets.length;
      await time.pass(waitMs - 1);
      expect(sockets).toHaveLength(before);
      await time.pass(1);
      expect(sockets).toHaveLength(before + 1);
    }
    socket().open();
    socket().say(welcome);
    socket().drop();
    await time.pass(200);
    expect(sockets).toHaveLength(waitsMs.length + 2);
  });

  it('should not wait when the network is said to be back', () => {
    givenWelcomed();
    socket().drop();
    client.hurry();
    expect(sockets).toHaveLength(2);
    client.hurry();
    expect(sockets).toHaveLength(2);
  });

  it.each([
    [4401, 'unauthenticated'],
    [4409, 'taken-over'],
    [4410, 'over'],
  ])('should stay away after close code %i', async (code, expected) => {
    givenWelcomed();
    socket().drop(code);
    await time.pass(60_000);
    expect(status()).toBe(expected);
    expect(sockets).toHaveLength(1);
  });

  it('should stay closed once it is closed', async () => {
    givenWelcomed();
    client.close();
    await time.pass(60_000);
    expect(status()).toBe('closed');
    expect(sockets).toHaveLength(1);
  });

  it.each([['not JSON'], ['null'], ['[1]'], ['{"type":"news-from-tomorrow"}'], [new ArrayBuffer(3)]])(
    'should outlive a frame that makes no sense: %s',
    (frame) => {
      givenWelcomed();
      socket().sayRaw(frame);
      expect(status()).toBe('open');
    },
  );
});

describe('a request', () => {
  it('should be answered by the reply that carries its id', async () => {
    givenWelcomed();
    const ready = client.request({ type: 'set-ready' });
    const held = client.request({ type: 'hold', contactId: 'c1' });
    const [, first, second] = socket().sent;
    expect(first).toMatchObject({ type: 'set-ready' });
    socket().say({ type: 'refused', id: second?.['id'] as number, code: 'wrong-state', message: 'no' });
    socket().say({ type: 'ok', id: first?.['id'] as number });
    expect(await ready).toEqual({ ok: true, value: {} });
    expect(await held).toEqual({ ok: false, code: 'wrong-state', message: 'no' });
  });

  it('should bring the SDP of the answer', async () => {
    givenWelcomed();
    const reply = client.request({ type: 'sdp-offer', contactId: 'c', legId: 'l', attempt: 1, sdp: 'o' });
    socket().say({ type: 'sdp-answer', id: socket().last?.['id'] as number, sdp: 'a' });
    expect(await reply).toEqual({ ok: true, value: { sdp: 'a' } });
  });

  it('should fail at once without a connection, with it when it drops, and after a while without an answer', async () => {
    const early = client.request({ type: 'set-ready' });
    givenWelcomed();
    const late = client.request({ type: 'set-ready' });
    await time.pass(8_000);
    const cut = client.request({ type: 'set-ready' });
    socket().drop();
    await settle();
    expect(await early).toMatchObject({ ok: false, code: 'connection-lost' });
    expect(await late).toMatchObject({ ok: false, code: 'timed-out' });
    expect(await cut).toMatchObject({ ok: false, code: 'connection-lost' });
  });

  it('should not pile up without end', async () => {
    givenWelcomed();
    const replies = Array.from({ length: 65 }, () => client.request({ type: 'set-ready' }));
    expect(await replies[64]).toMatchObject({ ok: false, code: 'too-many-requests' });
  });
});
