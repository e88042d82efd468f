import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { hasTone, lastMs, longestToneGapMs } from '../src/audio.ts';
import { Baresip } from '../src/baresip.ts';
import { expectHears, listenFor, TONES } from '../src/listening.ts';
import { sharedScene, story } from '../src/story.ts';

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
      const talked = await listenFor(alice.talking, 2000);
      assert.equal(longestToneGapMs(talked, TONES.caller), 0);

      await alice.hangUp();
      await phone.happens('CALL_CLOSED');
      // The last moments, when both had long been connected.
      const heard = lastMs(phone.recorded(), 1500);
      assert.ok(hasTone(heard, TONES.alice));
    } finally {
      phone.close();
    }
  });
});
