import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAudio, FakePeer, FakeTrack, streamOf } from '../../test/fakes/fake-media';
import { FakeScheduler, settle } from '../../test/fakes/fake-scheduler';
import { FakeSocket } from '../../test/fakes/fake-socket';
import type { Call, WebCallReply } from '../contract';
import { LegSession } from '../media/leg-session';
import { Microphone } from '../media/microphone';
import { refuse, type Reply } from '../transport/reply';
import { SocketClient } from '../transport/socket-client';
import { WebCall, type CallTicket } from './call';
import { wordsFor } from './view';

const granted: WebCallReply = { contactId: 'c1', legId: 'c1:customer', token: 'once' };
const ticket: CallTicket = { ...granted, muted: false };

let time: FakeScheduler;
let sockets: FakeSocket[];
let peers: FakePeer[];
let microphone: FakeTrack;
let microphoneError: Error | undefined;
let reply: Reply<WebCallReply>;
/** Whom the browser asks about the microphone decides when the test does. */
let asked: ((stream: MediaStream) => void)[];
let decidesLater: boolean;
let call: WebCall;

const socket = (): FakeSocket => {
  const newest = sockets.at(-1);
  if (newest === undefined) throw new Error('nobody connected');
  return newest;
};
const phase = (): string => call.state.get().phase;
const words = (language: 'en' | 'zh-CN' = 'en'): string => {
  const { title, hint, clock } = wordsFor(call.state.get(), language, call.clock.nowMs());
  return [title, hint, clock].join('|');
};

function givenMicrophone(): MediaDevices {
  return {
    getUserMedia: () => {
      if (decidesLater) return new Promise((resolve) => asked.push(resolve));
      return microphoneError === undefined ? Promise.resolve(streamOf(microphone)) : Promise.reject(microphoneError);
    },
  } as unknown as MediaDevices;
}

function serverSays(state: Call['state'], more: Partial<Call> = {}): void {
  socket().say({ type: 'call', version: 1, timeMs: 50_000, contactId: 'c1', legId: 'c1:customer', state, ...more });
}

async function givenWelcome(): Promise<void> {
  socket().open();
  socket().say({ type: 'welcome', userId: 'v', name: '', role: 'visitor', timeMs: 50_000 });
  await settle();
}

async function givenCalling(): Promise<void> {
  await call.start();
  await givenWelcome();
}

beforeEach(() => {
  time = new FakeScheduler();
  sockets = [];
  peers = [];
  microphone = new FakeTrack();
  microphoneError = undefined;
  asked = [];
  decidesLater = false;
  reply = { ok: true, value: granted };
  call = new WebCall({
    scheduler: time,
    microphone: new Microphone('', givenMicrophone()),
    startWebCall: () => Promise.resolve(reply),
    createSocket: (token, onPush) =>
      new SocketClient({
        url: 'ws://server/ws',
        token,
        language: () => 'en',
        onPush,
        scheduler: time,
        random: () => 1,
        open: () => {
          sockets.push(new FakeSocket());
          return socket().asWebSocket();
        },
      }),
    createAudio: () => new FakeAudio().asAudio(),
    createLeg: (_, __, audio) =>
      new LegSession({
        audio,
        scheduler: time,
        serverNowMs: () => time.nowMs(),
        offerSdp: () => Promise.resolve('answer'),
        createPeer: () => {
          const peer = new FakePeer();
          peers.push(peer);
          return peer.asPeer();
        },
      }),
  });
});

describe('a visitor’s call', () => {
  it('should go from the greeting over the queue to an agent, in words', async () => {
    await givenCalling();
    expect(socket().sent[0]).toMatchObject({ type: 'hello', token: 'once' });
    expect(peers).toHaveLength(1);
    serverSays('arrived');
    expect(words()).toBe('Connected|Welcome. Please listen.|');
    serverSays('queued', { position: 3 });
    expect(words()).toContain('You are number 3 in line');
    expect(words('zh-CN')).toContain('您排在第 3 位');
    serverSays('queued', { position: 1 });
    expect(words()).toContain('You are next');
    serverSays('offered', { position: 1 });
    expect(words()).toContain('Putting you through');
    serverSays('connected', { agentName: 'Alice', connectedAtMs: 50_000 });
    await time.pass(11_000);
    expect(words()).toBe('Talking to Alice||0:11');
    serverSays('held');
    expect(phase()).toBe('held');
    serverSays('closed', { endCause: 'agent-hung-up' });
    expect(words()).toContain('The agent ended the call');
    expect(peers[0]?.closed).toBe(true);
    expect(microphone.stopped).toBe(true);
  });

  it('should say how long it will take, no more exactly than anybody knows', async () => {
    await givenCalling();
    serverSays('queued', { position: 3 });
    expect(words()).toContain('How long it will take is not known yet.');
    serverSays('queued', { position: 3, expectedWaitMinutes: 10 });
    expect(words()).toContain('About 10 minutes to wait.');
    expect(words('zh-CN')).toContain('预计还需等待约 10 分钟');
    serverSays('queued', { position: 1, expectedWaitMinutes: 1 });
    expect(words()).toContain('About a minute');
    serverSays('queued', { position: 90, expectedWaitMinutes: 120 });
    expect(words()).toContain('Two hours to wait, or longer.');
    serverSays('leaving');
    expect(words()).not.toContain('not known');
  });

  it('should end with the promise of a callback, which keeps the place', async () => {
    await givenCalling();
    serverSays('queued', { position: 3 });
    void call.requestCallback('139 0000 0002');
    expect(call.state.get().callback).toBe('asked');
    expect(socket().last).toMatchObject({ type: 'request-callback', contactId: 'c1', number: '139 0000 0002' });
    serverSays('abandoned', { endCause: 'callback-promised', position: 3 });
    await settle();
    expect(words()).toBe(
      'We will call you back|At 139 0000 0002. You keep your place: number 3 in line. You may close this page.|',
    );
    expect(socket().closed).toBe(true);
    await givenCalling();
    serverSays('closed', { endCause: 'agent-hung-up' });
    expect(words()).not.toContain('139');
  });

  it('should wait on when a callback is not granted, and say why', async () => {
    await givenCalling();
    serverSays('queued', { position: 3 });
    void call.requestCallback('call me');
    socket().say({ type: 'refused', id: socket().last?.['id'] as number, code: 'bad-argument', message: 'No.' });
    await settle();
    const shown = wordsFor(call.state.get(), 'en', 0);
    expect(shown.callbackRefusal).toBe('Please enter a telephone number.');
    expect(shown.canCallBack).toBe(true);
    serverSays('connected', { agentName: 'Alice' });
    expect(wordsFor(call.state.get(), 'en', 0).canCallBack).toBe(false);
  });

  it('should be heard from the start, and not while muted', async () => {
    await givenCalling();
    expect(microphone.clones[0]?.enabled).toBe(true);
    call.toggleMute();
    expect(microphone.clones[0]?.enabled).toBe(false);
    serverSays('connected');
    expect(call.state.get().muted).toBe(true);
  });

  it('should end at once when the visitor hangs up, and tell the server', async () => {
    await givenCalling();
    serverSays('queued', { position: 1 });
    call.hangUp();
    expect(phase()).toBe('ended');
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    expect(socket().closed).toBe(false);
    // Silent at once; but the end of the leg is not to overtake the word.
    expect(microphone.stopped).toBe(true);
    expect(peers[0]?.track).toBeNull();
    expect(peers[0]?.closed).toBe(false);
    socket().say({ type: 'ok', id: socket().last?.['id'] as number });
    await settle();
    expect(socket().closed).toBe(true);
    expect(peers[0]?.closed).toBe(true);
  });

  it('should tell the server of the end as soon as there is a connection', async () => {
    await call.start();
    call.hangUp();
    expect(phase()).toBe('ended');
    await settle();
    await givenWelcome();
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    socket().drop();
    await time.pass(200);
    await givenWelcome();
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    socket().say({ type: 'ok', id: socket().last?.['id'] as number });
    await settle();
    expect(socket().closed).toBe(true);
    await time.pass(20_000);
    expect(sockets).toHaveLength(2);
  });

  it('should tell the server of a call that came about after the visitor hung up', async () => {
    const starting = call.start();
    while (phase() !== 'connecting') await Promise.resolve();
    call.hangUp();
    await starting;
    await givenWelcome();
    expect(phase()).toBe('ended');
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    expect(peers).toHaveLength(0);
  });

  it('should give up telling a server that stays away', async () => {
    await call.start();
    call.hangUp();
    await time.pass(15_000);
    const tried = sockets.length;
    await time.pass(20_000);
    expect(sockets).toHaveLength(tried);
  });

  it('should go on over a lost connection', async () => {
    await givenCalling();
    serverSays('connected', { agentName: 'Alice' });
    socket().drop();
    expect(call.state.get()).toMatchObject({ phase: 'talking', reconnecting: true });
    expect(words()).toContain('Your call goes on');
    await time.pass(200);
    socket().open();
    socket().say({ type: 'welcome', userId: 'v', name: '', role: 'visitor', timeMs: 60_000 });
    expect(call.state.get().reconnecting).toBe(false);
    expect(peers).toHaveLength(1);
    expect(peers[0]?.closed).toBe(false);
  });

  it('should end when the server does not know it any more', async () => {
    await givenCalling();
    serverSays('connected');
    socket().drop(4401);
    expect(words()).toContain('Your connection was lost');
  });

  it('should end when it is over and forgotten', async () => {
    await givenCalling();
    socket().drop(4410);
    expect(phase()).toBe('ended');
  });

  it('should go on with the call of the page before, as muted as it was', async () => {
    await givenCalling();
    serverSays('connected', { agentName: 'Alice', connectedAtMs: 40_000 });
    call.toggleMute();
    expect(call.ticket).toEqual({ ...granted, muted: true });
  });

  it('should be heard again as soon as the browser gives the microphone, and go on before', async () => {
    decidesLater = true;
    call.resume(ticket);
    expect(call.ticket).toEqual(ticket);
    await givenWelcome();
    serverSays('connected', { agentName: 'Alice', connectedAtMs: 40_000 });
    expect(words()).toBe('Talking to Alice||0:10');
    expect(peers).toHaveLength(1);
    expect(peers[0]?.track).toBeNull();
    asked[0]?.(streamOf(microphone));
    await settle();
    expect(peers[0]?.track).toBe(microphone.clones[0]);
    expect(microphone.clones[0]?.enabled).toBe(true);
  });

  it('should stay muted over a page change', async () => {
    call.resume({ ...ticket, muted: true });
    await settle();
    expect(call.state.get().muted).toBe(true);
    expect(microphone.clones[0]?.enabled).toBe(false);
  });

  it('should use another microphone when one is unplugged, and say when there is none', async () => {
    await givenCalling();
    serverSays('connected', { agentName: 'Alice' });
    const other = new FakeTrack();
    const unplugged = microphone;
    microphone = other;
    unplugged.onended?.();
    await settle();
    expect(peers[0]?.track).toBe(other.clones[0]);
    microphoneError = Object.assign(new Error('gone'), { name: 'NotFoundError' });
    other.onended?.();
    await settle();
    expect(words()).toContain('You can’t be heard');
    serverSays('connected', { agentName: 'Alice' });
    expect(words()).toContain('You can’t be heard');
  });

  it('should end with the element, whatever is under way', async () => {
    decidesLater = true;
    const starting = call.start();
    call.close();
    asked[0]?.(streamOf(microphone));
    await starting;
    expect(phase()).toBe('ended');
    expect(microphone.stopped).toBe(true);
    expect(sockets).toHaveLength(0);
  });

  it('should start again while the browser still asks about the microphone', async () => {
    decidesLater = true;
    const first = call.start();
    call.hangUp();
    const second = call.start();
    const stale = new FakeTrack();
    asked[0]?.(streamOf(stale));
    await first;
    expect(phase()).toBe('asking');
    expect(stale.stopped).toBe(true);
    asked[1]?.(streamOf(microphone));
    await second;
    await givenWelcome();
    serverSays('queued', { position: 1 });
    expect(phase()).toBe('waiting');
    expect(microphone.stopped).toBe(false);
  });

  it('should say nothing of a call that was over before the page came', async () => {
    call.resume(ticket);
    await settle();
    socket().drop(4401);
    expect(phase()).toBe('idle');
    expect(microphone.stopped).toBe(true);
  });

  it('should start again after an end', async () => {
    await givenCalling();
    serverSays('closed', { endCause: 'agent-hung-up' });
    await givenCalling();
    serverSays('arrived');
    expect(phase()).toBe('greeting');
    expect(sockets).toHaveLength(2);
  });
});

describe('a call that does not come about', () => {
  it.each([
    ['NotAllowedError', 'The microphone is blocked'],
    ['NotFoundError', 'No microphone was found'],
    ['NotReadableError', 'in use by another program'],
  ])('should say what to do about %s, and take up no place in the queue', async (name, text) => {
    microphoneError = Object.assign(new Error(name), { name });
    await call.start();
    expect(words()).toContain(text);
    expect(sockets).toHaveLength(0);
  });

  it('should give the server’s reason, or ours when it has none', async () => {
    reply = refuse('queue-full', 'All agents are busy.');
    await call.start();
    expect(words()).toContain('All agents are busy.');
    reply = refuse('unreachable');
    await call.start();
    expect(words('zh-CN')).toContain('暂时无法连接');
    expect(microphone.stopped).toBe(true);
  });
});
