import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAudio, FakePeer, FakeTrack } from '../../test/fakes/fake-media';
import { FakeScheduler } from '../../test/fakes/fake-scheduler';
import { LegSession } from './leg-session';

let time: FakeScheduler;
let peers: FakePeer[];
let audio: FakeAudio;
let offers: { attempt: number; sdp: string }[];
let answer: string | undefined;
let leg: LegSession;

const peer = (): FakePeer => {
  const newest = peers.at(-1);
  if (newest === undefined) throw new Error('the leg was never opened');
  return newest;
};

beforeEach(() => {
  time = new FakeScheduler();
  peers = [];
  audio = new FakeAudio();
  offers = [];
  answer = 'v=0 answer';
  leg = new LegSession({
    audio: audio.asAudio(),
    scheduler: time,
    serverNowMs: () => time.nowMs() + 7,
    offerSdp: (attempt, sdp) => {
      offers.push({ attempt, sdp });
      return Promise.resolve(answer);
    },
    createPeer: () => {
      peers.push(new FakePeer());
      return peer().asPeer();
    },
  });
});

async function givenOpen(): Promise<void> {
  leg.open();
  await time.pass(0);
  peer().become('connected');
}

describe('opening a leg', () => {
  it('should send the offer without waiting for candidates and apply the answer', async () => {
    await givenOpen();
    expect(offers).toEqual([{ attempt: time.nowMs() + 7, sdp: 'v=0 offer' }]);
    expect(peer().answer).toBe('v=0 answer');
    expect(leg.status.get()).toBe('open');
  });

  it('should play what comes in', async () => {
    leg.open();
    const track = {};
    peer().ontrack?.({ track });
    await time.pass(0);
    expect(audio.attached).toEqual([track]);
  });

  it('should try again, ever more slowly and with growing attempts, while there is no answer', async () => {
    answer = undefined;
    leg.open();
    await time.pass(250 + 500 + 1000);
    expect(offers).toHaveLength(4);
    const attempts = offers.map(({ attempt }) => attempt);
    expect(attempts).toEqual([...attempts].sort((a, b) => a - b));
    expect(new Set(attempts).size).toBe(4);
    expect(peers.slice(0, -1).every(({ closed }) => closed)).toBe(true);
  });

  it('should not wait when the connection to the server is back', async () => {
    answer = undefined;
    leg.open();
    await time.pass(0);
    leg.hurry();
    expect(peers).toHaveLength(2);
  });

  it('should try again when the browser refuses the answer', async () => {
    leg.open();
    peer().refusesAnswers = true;
    await time.pass(300);
    expect(peers).toHaveLength(2);
    expect(peer().answer).toBe('v=0 answer');
  });

  it('should try again when no path comes about', async () => {
    leg.open();
    await time.pass(5_000 + 250);
    expect(peers).toHaveLength(2);
    expect(offers).toHaveLength(2);
  });
});

describe('an open leg', () => {
  it('should survive a short interruption without a new attempt', async () => {
    await givenOpen();
    peer().become('disconnected');
    expect(leg.status.get()).toBe('reopening');
    await time.pass(1_000);
    peer().become('connected');
    await time.pass(1_000);
    expect(peers).toHaveLength(1);
    expect(leg.status.get()).toBe('open');
  });

  it('should be replaced when the path stays away, and when it fails', async () => {
    await givenOpen();
    peer().become('disconnected');
    await time.pass(1_500);
    expect(peers).toHaveLength(2);
    expect(peers[0]?.closed).toBe(true);
    peer().become('failed');
    await time.pass(250);
    expect(peers).toHaveLength(3);
  });

  it('should grade what it hears each second', async () => {
    await givenOpen();
    const inbound = (packetsReceived: number, packetsLost: number): RTCStats =>
      ({ type: 'inbound-rtp', packetsReceived, packetsLost, jitter: 0.004 }) as unknown as RTCStats;
    peer().stats = [inbound(50, 0)];
    await time.pass(1_000);
    peer().stats = [inbound(95, 5)];
    await time.pass(1_000);
    expect(leg.quality.get()).toMatchObject({ grade: 'poor', lossPercent: 10, jitterMs: 4 });
  });

  it('should send digits', async () => {
    await givenOpen();
    leg.sendDigit('5');
    expect(peer().digits).toEqual(['5']);
  });

  it('should keep digits until there is a path, also when it broke', async () => {
    leg.open();
    leg.sendDigit('1');
    leg.sendDigit('2');
    await time.pass(0);
    expect(peer().digits).toEqual([]);
    peer().become('connected');
    expect(peer().digits).toEqual(['12']);
    peer().become('disconnected');
    leg.sendDigit('3');
    await time.pass(1_500);
    peer().become('connected');
    expect(peers.map(({ digits }) => digits)).toEqual([['12'], ['3']]);
  });
});

describe('the microphone of a leg', () => {
  it('should be silent until it is opened', () => {
    const track = new FakeTrack();
    leg.setTrack(track.asTrack());
    leg.open();
    expect(track.enabled).toBe(false);
    expect(peer().track).toBe(track);
    leg.setMicrophoneOpen(true);
    expect(track.enabled).toBe(true);
  });

  it('should come in later, stay as open as it was, and go on over a new attempt', async () => {
    await givenOpen();
    leg.setMicrophoneOpen(true);
    const track = new FakeTrack();
    leg.setTrack(track.asTrack());
    expect(peer().track).toBe(track);
    expect(track.enabled).toBe(true);
    leg.open();
    expect(peers[1]?.track).toBe(track);
  });

  it('should be let go with the leg', async () => {
    await givenOpen();
    const track = new FakeTrack();
    leg.setTrack(track.asTrack());
    leg.close();
    expect(track.stopped).toBe(true);
    expect(peer().closed).toBe(true);
    expect(audio.removed).toBe(true);
    leg.open();
    await time.pass(10_000);
    expect(peers).toHaveLength(1);
  });
});
