import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAudio, FakePeer, FakeTrack, streamOf } from '../../../test/fakes/fake-media';
import { FakeScheduler, settle } from '../../../test/fakes/fake-scheduler';
import type { ClientRequest, Desk as Picture, DeskContact, Offer } from '../../contract';
import { LegSession } from '../../media/leg-session';
import type { Reply } from '../../transport/reply';
import { Desk } from './desk';
import { LegPool } from './leg-pool';
import { OfferAlert } from './offer-alert';

const offer: Offer = {
  offerId: 'c1:offer1',
  contactId: 'c1',
  legId: 'c1:agent1',
  channel: 'voice',
  queue: { queueId: 'sales', name: 'Sales' },
  caller: { address: '13800138000' },
  learned: [],
  waitingSinceMs: 0,
  expiresAtMs: 20_000,
};
const talk: DeskContact = {
  contactId: 'c1',
  legId: 'c1:agent1',
  channel: 'voice',
  state: 'connected',
  queue: offer.queue,
  caller: offer.caller,
  learned: [],
  connectedAtMs: 3_000,
};

let peers: FakePeer[];
let audios: FakeAudio[];
let asked: ClientRequest[];
let answer: (reply: Reply<unknown>) => void;
let legs: LegPool;
let desk: Desk;
let microphone: FakeTrack;

function picture(more: Partial<Picture>): Picture {
  return { type: 'desk', version: 1, timeMs: 0, state: 'ready', sinceMs: 0, queues: [], offers: [], contacts: [], ...more };
}

const ringing = picture({ state: 'reserved', offers: [offer] });
const talking = picture({ state: 'engaged', contacts: [talk] });
const held = picture({ state: 'engaged', contacts: [{ ...talk, state: 'held', heldSinceMs: 1 }] });
const wrappingUp = picture({ state: 'wrap-up', contacts: [{ ...talk, state: 'wrap-up' }] });

/** Whether the caller could hear the agent. */
const isHeard = (): boolean => microphone.clones.some(({ enabled, stopped }) => enabled && !stopped);

beforeEach(() => {
  peers = [];
  audios = [];
  asked = [];
  microphone = new FakeTrack();
  legs = new LegPool((contactId, legId) => {
    const audio = new FakeAudio();
    audios.push(audio);
    const session = new LegSession({
      audio: audio.asAudio(),
      scheduler: new FakeScheduler(),
      serverNowMs: () => 1,
      offerSdp: () => Promise.resolve('answer'),
      createPeer: () => {
        const peer = new FakePeer();
        peers.push(peer);
        return peer.asPeer();
      },
    });
    return { contactId, legId, session, audio: audio.asAudio() };
  });
  legs.setMicrophone(streamOf(microphone));
  desk = new Desk({
    request: (message) => {
      asked.push(message);
      return new Promise((resolve) => (answer = resolve));
    },
    legs,
    onAnswer: () => undefined,
  });
});

describe('a contact’s way over the desk', () => {
  it('should open no leg for a callback: the agent dials on another phone', () => {
    desk.show(picture({ state: 'reserved', offers: [{ ...offer, channel: 'callback' }] }));
    desk.show(picture({ state: 'engaged', contacts: [{ ...talk, channel: 'callback' }] }));
    expect(peers).toHaveLength(0);
  });

  it('should ask for more time once, however often it is clicked', async () => {
    desk.show(wrappingUp);
    const first = desk.extendWrapUp('c1');
    expect(await desk.extendWrapUp('c1')).toBe(false);
    answer({ ok: true, value: {} });
    expect(await first).toBe(true);
    expect(asked.filter(({ type }) => type === 'extend-wrap-up')).toHaveLength(1);
  });

  it('should open its leg while it rings, unheard, and be heard from the answer on', () => {
    desk.show(ringing);
    expect(peers).toHaveLength(1);
    expect(isHeard()).toBe(false);
    void desk.accept();
    expect(asked).toEqual([{ type: 'accept-offer', offerId: 'c1:offer1' }]);
    expect(isHeard()).toBe(false);
    desk.show(talking);
    expect(peers).toHaveLength(1);
    expect(isHeard()).toBe(true);
  });

  it('should let go of everything when the caller hangs up while it rings', () => {
    desk.show(ringing);
    desk.show(picture({}));
    expect(peers[0]?.closed).toBe(true);
    expect(audios[0]?.removed).toBe(true);
    expect(microphone.clones.every(({ stopped }) => stopped)).toBe(true);
  });

  it('should be unheard on hold, and after the end', () => {
    desk.show(talking);
    desk.show(held);
    expect(isHeard()).toBe(false);
    desk.show(talking);
    expect(isHeard()).toBe(true);
    desk.show(wrappingUp);
    expect(isHeard()).toBe(false);
    expect(peers[0]?.closed).toBe(true);
  });

  it('should be taken up again after a reload, without a click', () => {
    desk.show(talking);
    expect(peers).toHaveLength(1);
    expect(isHeard()).toBe(true);
  });

  it('should close its legs when another page takes the desk over', () => {
    desk.show(talking);
    desk.close();
    expect(peers[0]?.closed).toBe(true);
    expect(desk.state.get().picture).toBeUndefined();
  });
});

describe('mute', () => {
  it('should close the microphone, and stay over a hold', () => {
    desk.show(talking);
    desk.toggleMute();
    expect(isHeard()).toBe(false);
    desk.show(held);
    desk.show(talking);
    expect(isHeard()).toBe(false);
    desk.toggleMute();
    expect(isHeard()).toBe(true);
  });

  it('should end with the contact: the next one is heard', () => {
    desk.show(talking);
    desk.toggleMute();
    desk.show(wrappingUp);
    desk.show(picture({ state: 'engaged', contacts: [{ ...talk, contactId: 'c2', legId: 'c2:agent1' }] }));
    expect(isHeard()).toBe(true);
  });
});

describe('the microphone', () => {
  it('should be exchanged in a call that goes on', () => {
    desk.show(talking);
    const headset = new FakeTrack();
    legs.setMicrophone(streamOf(headset));
    expect(peers[0]?.track).toBe(headset.clones[0]);
    expect(headset.clones[0]?.enabled).toBe(true);
    expect(microphone.clones[0]?.stopped).toBe(true);
  });
});

describe('what the agent asks', () => {
  it('should be asked once, however often it is clicked', async () => {
    desk.show(ringing);
    void desk.accept();
    void desk.accept();
    expect(asked).toHaveLength(1);
    expect(desk.state.get().pending.has('accept-offer')).toBe(true);
    answer({ ok: true, value: {} });
    await settle();
    expect(desk.state.get().pending.size).toBe(0);
  });

  it('should show a "no" until it is dismissed', async () => {
    desk.show(ringing);
    const accepted = desk.accept();
    answer({ ok: false, code: 'offer-gone', message: 'The caller has gone.' });
    expect(await accepted).toBe(false);
    expect(desk.state.get().refusal).toMatchObject({ code: 'offer-gone', message: 'The caller has gone.' });
    desk.dismissRefusal();
    expect(desk.state.get().refusal).toBeUndefined();
  });

  it('should ask for nothing that makes no sense', async () => {
    desk.show(picture({}));
    await Promise.all([desk.accept(), desk.decline(), desk.hold(), desk.resume(), desk.hangUp()]);
    desk.sendDigit('1');
    expect(asked).toEqual([]);
  });

  it('should send digits into the call, and none on hold', () => {
    desk.show(talking);
    peers[0]?.become('connected');
    desk.sendDigit('5');
    desk.show(held);
    desk.sendDigit('6');
    expect(peers[0]?.digits).toEqual(['5']);
  });

  it('should complete the wrap-up, without a note that is blank', () => {
    desk.show(wrappingUp);
    void desk.completeWrapUp('c1', 'solved', '  ');
    expect(asked).toEqual([{ type: 'complete-wrap-up', contactId: 'c1', disposition: 'solved' }]);
  });

  it('should remember a "not ready" that holds after the contact', async () => {
    desk.show(talking);
    const done = desk.setNotReady('lunch');
    answer({ ok: true, value: {} });
    await done;
    expect(desk.state.get().notReadyNext).toBe('lunch');
    desk.show(picture({ state: 'not-ready', reason: 'lunch' }));
    expect(desk.state.get().notReadyNext).toBeUndefined();
  });
});

describe('signing in to the queues', () => {
  it('should happen by itself when the desk opens, and not again after signing out', async () => {
    desk.show(picture({ state: 'signed-out' }));
    expect(asked).toEqual([{ type: 'sign-in' }]);
    answer({ ok: true, value: {} });
    await settle();
    desk.show(picture({ state: 'not-ready' }));
    desk.show(picture({ state: 'signed-out' }));
    expect(asked).toHaveLength(1);
  });
});

describe('the alert', () => {
  it('should ring until the agent’s word, once an offer', () => {
    const heard: string[] = [];
    const alert = new OfferAlert(desk.state, {
      ring: (on) => heard.push(on ? 'ring' : 'quiet'),
      flash: (flashed) => heard.push(flashed === undefined ? 'steady' : 'flash'),
      notify: ({ offerId }) => heard.push(offerId),
    });
    desk.show(ringing);
    desk.show({ ...ringing, version: 2 });
    expect(heard).toEqual(['ring', 'flash', 'c1:offer1']);
    void desk.accept();
    expect(heard.slice(3)).toEqual(['quiet', 'steady']);
    alert.close();
    desk.show(picture({}));
    expect(heard).toHaveLength(5);
  });
});
