import { describe } from 'node:test';
import { expectHears, expectHearsMusic, expectSilence, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';

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
});
