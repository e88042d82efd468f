import { describe } from 'node:test';
import { hasTone, lastMs } from '../src/audio.ts';
import { Baresip } from '../src/baresip.ts';
import { expectHears, expectSustained, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('A telephone that is none of ours (baresip)', () => {
  story('should hear the agent and be heard', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const phone = await Baresip.start(TONES.caller);
    try {
      phone.dial(stage.addresses.sipPort);
      await phone.happens('CALL_ESTABLISHED');
      await alice.rings();
      await alice.answer();
      await expectHears(alice.talking, TONES.caller);
      await expectSustained(alice.talking, TONES.caller);

      await alice.hangUp();
      await phone.happens('CALL_CLOSED');
      // The last moments, when both had long been connected; the file is closed a moment after it is said that the call is.
      await until('it recorded the agent', 5000, () => Promise.resolve(hasTone(lastMs(phone.recorded(), 1500), TONES.alice)));
    } finally {
      phone.close();
    }
  });
});
