import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';

const WAIT = /not known yet|About a minute|About \d+ minutes|Two hours/;

describe('A visitor who waits', () => {
  story('should see the place in line, and how it gets better', sharedScene, async (stage) => {
    const first = await stage.visitor();
    await first.reads(/You are next/);
    const second = await stage.visitor();
    await second.reads(/You are number 2 in line/);
    await second.reads(WAIT);

    await first.hangUp();
    await second.reads(/You are next/);
    await second.hangUp();
  });

  story('should be called back in the order of the place, not of the asking', sharedScene, async (stage) => {
    const first = await stage.visitor();
    await first.reads(/You are next/);
    const second = await stage.visitor();
    await second.reads(/You are number 2 in line/);

    await first.askForCallback('not a number');
    await first.by('call-callback-refused').filter({ hasText: 'Please enter a telephone number.' }).waitFor();
    await first.by('call-callback-number').fill('139 0000-0002');
    await first.by('call-callback-send').click();
    await first.reads(/We will call you back/);
    await first.reads(/At 139 0000-0002\. You keep your place: number 1 in line\./);
    await second.reads(/You are number 2 in line/);

    const alice = await stage.readyAgent('alice');
    await alice.rings();
    assert.equal(await alice.takeCallback(), '13900000002');
    await alice.expectState('engaged');
    await second.reads(/You are next/);
    await alice.finishCallback();
    await alice.wrapUp();

    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(alice.talking, TONES.visitor), expectHears(second.talking, TONES.alice)]);
    await second.hangUp();
    await alice.wrapUp();
    const done = (await stage.rest.contacts()).find(({ contactId }) => contactId.endsWith(':callback'));
    assert.equal(done?.state, 'closed');
    assert.equal(done.callerAddress, '13900000002');
  });
});
