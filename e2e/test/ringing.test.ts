import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

/** Shorter than the demo's: nobody needs to wait for it. */
const RING_MS = 6_000;
const RONA_TIMEOUT_MS = 20_000;

describe('While it rings', () => {
  story('should free the agent when a PSTN caller hangs up', sharedScene, async (stage) => {
    const [alice, caller] = await stage.ringing('alice');

    await caller.hangUp();
    await alice.by('offer-card').waitFor({ state: 'hidden' });
    await alice.expectState('ready');
    assert.equal((await stage.contactIn('abandoned')).endCause, 'customer-hung-up');

    // Free means: the next one rings there.
    const next = await stage.caller({ caller: '13800138000', toneHz: TONES.secondCaller });
    await alice.rings();
    // A customer of the demo: she sees who it is before she answers.
    await alice.by('offer-card').getByTestId('customer-known').filter({ hasText: '示例贸易' }).waitFor();
    await alice.answer();
    await expectHears(next, TONES.alice);
  });

  story('should free the agent when a visitor hangs up', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const visitor = await stage.visitor();
    await alice.rings();

    await visitor.hangUp();
    await alice.by('offer-card').waitFor({ state: 'hidden' });
    await alice.expectState('ready');
    await stage.contactIn('abandoned');
  });

  story('should go to the next agent when one declines', sharedScene, async (stage) => {
    const [alice, caller] = await stage.ringing('alice');
    const bob = await stage.readyAgent('bob');
    await alice.decline();

    await bob.rings();
    await bob.answer();
    await expectHears(caller, TONES.bob);
  });

  story('should set an agent who does not answer not ready, and keep the caller\'s place', sharedScene, async (stage) => {
    const usualMs = await stage.rest.ringFor(RING_MS);
    const alice = await stage.readyAgent('alice');
    const first = await stage.caller({ caller: '02011110001' });
    await alice.rings();
    await stage.rest.ringFor(usualMs);
    const second = await stage.caller({ caller: '02011110002', toneHz: TONES.secondCaller });

    await alice.by('offer-card').waitFor({ state: 'hidden', timeout: RONA_TIMEOUT_MS });
    await alice.expectState('not-ready');

    const bob = await stage.readyAgent('bob');
    await bob.rings();
    assert.match((await bob.by('offer-caller').textContent()) ?? '', /02011110001/);
    await bob.answer();
    await Promise.all([expectHears(first, TONES.bob), expectHears(bob.talking, TONES.caller)]);

    await second.hangUp();
    await second.ended();
  }, NIGHTLY);
});
