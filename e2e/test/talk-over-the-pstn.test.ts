import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, expectHearsMusic, expectSilence, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';

describe('A caller from the PSTN and an agent', () => {
  story('should hear each other, both ways, until the caller hangs up', sharedScene, async (stage) => {
    await stage.greetings();
    const alice = await stage.readyAgent('alice');
    const caller = await stage.caller();
    await expectHearsMusic(caller);
    await alice.rings();
    await alice.answer();

    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);
    assert.equal(caller.rtp.statistics(performance.now() - 1000).lost, 0);

    await caller.hangUp();
    await caller.ended();
    await alice.wrapUp();
    assert.equal((await stage.contactIn('closed')).endCause, 'customer-hung-up');
  });

  story('should end with BYE when the agent hangs up', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    await alice.hangUp();
    await caller.ended();
    assert.ok(caller.messages().some((message) => message.received && message.method === 'BYE'));
    await alice.wrapUp();
    assert.equal((await stage.contactIn('closed')).endCause, 'agent-hung-up');
  });

  story('should keep two conversations apart', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const first = await stage.caller();
    await alice.rings();
    await alice.answer();
    const bob = await stage.readyAgent('bob');
    const second = await stage.caller({ toneHz: TONES.secondCaller });
    await bob.rings();
    await bob.answer();

    await Promise.all([
      expectHears(alice.talking, TONES.caller),
      expectHears(first, TONES.alice),
      expectHears(bob.talking, TONES.secondCaller),
      expectHears(second, TONES.bob),
    ]);
  });

  story('should not hear the agent while it rings at the desk', sharedScene, async (stage) => {
    const [alice, caller] = await stage.ringing('alice');

    await expectHearsMusic(caller);
    const agentsEar = await alice.talking.heardLast(1000);
    // The desk opens its leg while it rings: nothing may pass before the agent answers.
    if (agentsEar.samples.length > 0) {
      await expectSilence(alice.talking);
    }
    await alice.answer();
    await expectHears(caller, TONES.alice);
  });
});
