import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { sharedScene, story } from '../src/story.ts';

const CALLER = '02011110042';

describe("The supervisor's floor", () => {
  story('should show who waits, who rings, who talks, and who is there, as it happens', sharedScene, async (stage) => {
    const floor = await stage.supervisor();
    await floor.showsAgent('alice', 'signed-out');
    const caller = await stage.caller({ caller: CALLER });
    await floor.showsContact(CALLER, 'queued');
    await floor.showsWaiting('sales', 1);

    const alice = await stage.agent('alice');
    await floor.showsAgent('alice', 'not-ready');
    await alice.becomeReady();
    await floor.showsAgent('alice', 'reserved');
    await floor.showsContact(CALLER, 'offered');

    await alice.rings();
    await alice.answer();
    await floor.showsAgent('alice', 'engaged');
    const row = await floor.showsContact(CALLER, 'connected');
    assert.match((await row.textContent()) ?? '', /Alice/);
    await floor.showsWaiting('sales', 0);

    await caller.hangUp();
    await floor.showsAgent('alice', 'wrap-up');
    await alice.wrapUp();
    await floor.showsAgent('alice', 'ready');
    await floor.showsNoContact();
  });
});
