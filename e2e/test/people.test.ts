import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { EXTENSION_LINE } from '../src/sip-gateway.ts';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('A caller who wants somebody in particular', () => {
  story('should ring at the agent with that extension, and say how it was while she wraps up', sharedScene, async (stage) => {
    const bob = await stage.readyAgent('bob');
    const alice = await stage.readyAgent('alice');
    const caller = await stage.dialling({ to: EXTENSION_LINE });
    await caller.answered();
    await expectHearsPrompt(caller, 'zh-CN/enter-extension');
    await caller.press('601#');
    await alice.rings();
    await alice.answer();
    caller.sendTone(TONES.caller);
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);

    await alice.hangUp();
    await expectHearsPrompt(caller, 'zh-CN/how-was-it');
    await caller.press('4');
    await expectHearsPrompt(caller, 'zh-CN/thank-you');
    await caller.ended(10_000);
    await alice.wrapUp();
    const figures = await until('the answer in the figures', 5000, async () => {
      const { nodes } = await stage.rest.flowFigures('extensions');
      return nodes.find(({ nodeId }) => nodeId === 'rate');
    });
    assert.deepEqual(figures.answers, { '4': 1 });
    assert.equal(await bob.by('offer-caller').count(), 0);
  });

  story('should leave a message where she is away', sharedScene, async (stage) => {
    const caller = await stage.dialling({ to: EXTENSION_LINE });
    await caller.answered();
    await caller.press('602#');
    await expectHearsPrompt(caller, 'zh-CN/line-busy');
    await expectHearsPrompt(caller, 'zh-CN/voicemail-greeting');
    await caller.hangUp();
  });
});
