import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, expectHearsMusic, expectSilence, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('Hold', () => {
  story('should give a PSTN caller music and the agent silence, and both each other afterwards', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const caller = await stage.caller();
    await alice.rings();
    await alice.answer();
    await expectHears(alice.talking, TONES.caller);
    await expectHears(caller, TONES.alice);

    await alice.hold();
    await expectSilence(alice.talking);
    await expectHearsMusic(caller);

    await alice.resume();
    await expectHears(alice.talking, TONES.caller);
    await expectHears(caller, TONES.alice);
  });

  story('should give a visitor music and the agent silence, and both each other afterwards', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const visitor = await stage.visitor();
    await alice.rings();
    await alice.answer();
    await expectHears(alice.talking, TONES.visitor);

    await alice.hold();
    await expectSilence(alice.talking);
    await expectHearsMusic(visitor.talking);

    await alice.resume();
    await expectHears(alice.talking, TONES.visitor);
    await expectHears(visitor.talking, TONES.alice);
  });

  story('should be possible for the gateway, too, by re-INVITE', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const caller = await stage.caller();
    await alice.rings();
    await alice.answer();
    await expectHears(caller, TONES.alice);

    caller.rtp.stopSending();
    await caller.hold();
    await until('the answer to the hold', 5000, () => caller.answers().length === 2);
    assert.match(caller.answers()[1]?.body ?? '', /^a=(recvonly|inactive)/m);
    await expectSilence(alice.talking);

    await caller.resume();
    await until('the answer to the resume', 5000, () => caller.answers().length === 3);
    assert.match(caller.answers()[2]?.body ?? '', /^a=sendrecv/m);
    caller.sendTone(TONES.caller);
    await expectHears(alice.talking, TONES.caller);
    await expectHears(caller, TONES.alice);
  });
});
