import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, expectHearsMusic, expectSilence, TONES } from '../src/listening.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('Hold', () => {
  story('should give a PSTN caller music and the agent silence, and both each other afterwards', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    await alice.hold();
    await Promise.all([expectSilence(alice.talking), expectHearsMusic(caller)]);

    await alice.resume();
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);
  });

  story('should give a visitor music and the agent silence, and both each other afterwards', sharedScene, async (stage) => {
    const [alice, visitor] = await stage.webConversation('alice');

    await alice.hold();
    await Promise.all([expectSilence(alice.talking), expectHearsMusic(visitor.talking)]);

    await alice.resume();
    await Promise.all([expectHears(alice.talking, TONES.visitor), expectHears(visitor.talking, TONES.alice)]);
  }, NIGHTLY);

  story('should be possible for the gateway, too, by re-INVITE', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    caller.rtp.stopSending();
    await caller.hold();
    await until('the answer to the hold', 5000, () => caller.answers().length === 2);
    assert.match(caller.answers()[1]?.body ?? '', /^a=(recvonly|inactive)/m);
    await expectSilence(alice.talking);

    await caller.resume();
    await until('the answer to the resume', 5000, () => caller.answers().length === 3);
    assert.match(caller.answers()[2]?.body ?? '', /^a=sendrecv/m);
    caller.sendTone(TONES.caller);
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);
  }, NIGHTLY);
});
