import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

const CALLER = '02011110077';

describe('A supervisor', () => {
  story('should move a caller to another queue, and back to the old place', sharedScene, async (stage) => {
    const floor = await stage.supervisor();
    const first = await stage.caller({ caller: CALLER });
    await floor.showsWaitingIn(CALLER, 'Sales', 1);
    const second = await stage.caller({ caller: '02011110078' });
    await floor.showsWaitingIn('02011110078', 'Sales', 2);

    await floor.move(CALLER, 'support');
    assert.match(await floor.notice(), /02011110077 waits in Support 技术支持 now/);
    await floor.showsWaitingIn(CALLER, 'Support', 1);
    await floor.showsWaitingIn('02011110078', 'Sales', 1);

    await floor.moveBack();
    await floor.showsWaitingIn(CALLER, 'Sales', 1);
    await floor.showsWaitingIn('02011110078', 'Sales', 2);
    await Promise.all([first.hangUp(), second.hangUp()]);
  });

  story('should give a caller to the agent of his choice, and be named for it', sharedScene, async (stage) => {
    const floor = await stage.supervisor();
    const caller = await stage.caller({ caller: CALLER });
    await floor.showsWaitingIn(CALLER, 'Sales', 1);
    await floor.move(CALLER, 'support');
    const alice = await stage.readyAgent('alice');
    await alice.rings();
    const bob = await stage.readyAgent('bob');

    assert.match(await floor.assign(CALLER, 'bob'), /02011110077 rings at Bob now/);
    await bob.rings();
    assert.equal(await alice.isRinging(), false);
    await alice.expectState('ready');
    await bob.answer();
    await Promise.all([expectHears(bob.talking, TONES.caller), expectHears(caller, TONES.bob)]);

    await floor.showsContact(CALLER, 'connected');
    const said = (await floor.why(CALLER)).join('\n');
    assert.match(said, /Team leader moved it to Support 技术支持/);
    assert.match(said, /Team leader assigned it to Bob/);
    assert.match(said, /The rules of the queue would have chosen Alice/);
    assert.match(said, /Bob answered/);
    await floor.backToTheFloor();
    await caller.hangUp();
    await bob.wrapUp();
  }, NIGHTLY);

  story('should be told in words when it is too late', sharedScene, async (stage) => {
    const floor = await stage.supervisor();
    await floor.behindASlowLine();
    const caller = await stage.caller({ caller: CALLER });
    await floor.showsWaitingIn(CALLER, 'Sales', 1);
    const [alice, bob] = [await stage.readyAgent('alice'), await stage.readyAgent('bob')];
    await alice.rings();
    await floor.showsAgent('bob', 'ready');
    await floor.showsContact(CALLER, 'offered');

    floor.stands();
    await bob.breakFor('lunch');
    assert.match(await floor.assign(CALLER, 'bob'), /02011110077: That agent is not available: not ready/);
    await alice.answer();
    assert.match(await floor.assign(CALLER, 'bob'), /This contact no longer waits: an agent has it, or the caller is gone\./);
    await caller.hangUp();
    await alice.wrapUp();
  }, NIGHTLY);
});
