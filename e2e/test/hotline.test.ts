import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHears, expectHearsMusic, TONES } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { HOTLINE } from '../src/sip-gateway.ts';
import { sharedScene, story } from '../src/story.ts';

describe('A caller of the hotline', () => {
  story('should choose a group by keys and talk to its agent', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const caller = await stage.dialling({ to: HOTLINE });
    await caller.answered();
    await expectHearsPrompt(caller, 'zh-CN/welcome');
    // Whoever knows the menu needn't hear it.
    await caller.press('1');
    await expectHearsPrompt(caller, 'zh-CN/business-menu');
    await caller.press('9');
    await expectHearsPrompt(caller, 'zh-CN/main-menu');
    await caller.press('12');

    await alice.rings();
    assert.equal((await stage.contactIn('offered')).queueId, 'software');
    // Whom nobody knew she adds on the spot; answering takes nothing away that she typed.
    await alice.by('customer-add').click();
    await alice.by('customer-name').fill('Lin 示例');
    await alice.answerByKey();
    caller.sendTone(TONES.caller);
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);

    await alice.by('customer-save').click();
    await alice.by('call-panel').getByTestId('customer-known').filter({ hasText: 'Lin 示例' }).waitFor();
    await expectHears(caller, TONES.alice);

    await caller.hangUp();
    await alice.wrapUp();
  });

  story('should hear the balance of the account, and not again with a wrong PIN', sharedScene, async (stage) => {
    const caller = await stage.dialling({ to: HOTLINE });
    await caller.answered();
    await caller.press('3');
    await expectHearsPrompt(caller, 'zh-CN/enter-account');
    await caller.press('100200#');
    await expectHearsPrompt(caller, 'zh-CN/enter-pin');
    await caller.press('4444#');
    await expectHearsPrompt(caller, 'zh-CN/wrong-account');
    await caller.press('100200#');
    await expectHearsPrompt(caller, 'zh-CN/enter-pin');
    await caller.press('4321#');
    await expectHearsPrompt(caller, 'zh-CN/balance-is');
    await expectHearsPrompt(caller, 'zh-CN/thousand');
    await expectHearsPrompt(caller, 'zh-CN/balance-menu');

    await caller.press('0');
    await expectHearsMusic(caller);
    assert.equal((await stage.contactIn('queued')).queueId, 'sales');
    const alice = await stage.readyAgent('alice');
    await alice.rings();
    const learned = (await alice.by('learned').innerText()).replaceAll(/\s+/g, ' ');
    assert.match(learned, /account 100200 balance 1288\.50/);
    assert.doesNotMatch(learned, /pin/);
    await caller.hangUp();
  });

  story('should find the same menu on the website, with a keypad', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      await stage.rest.configure((routing) => ({
        ...routing,
        entryPoints: routing.entryPoints.map((entry) => (entry.address === 'web:demo' ? { ...entry, flowId: 'hotline' } : entry)),
      }));
      const visitor = await stage.visitor();
      await visitor.reads(/press the keys/);
      // One after the other, as whoever knows the menu does.
      await visitor.press('12');

      await visitor.reads(/next/);
      assert.equal((await stage.contactIn('queued')).queueId, 'software');
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  });

  story('should be understood by tones in the voice, in English', sharedScene, async (stage) => {
    const caller = await stage.dialling({ to: HOTLINE, withoutEvents: true });
    await caller.answered();
    await expectHearsPrompt(caller, 'zh-CN/welcome');
    await caller.pressByTone('*');
    await expectHearsPrompt(caller, 'en/main-menu');
    await caller.pressByTone('2');

    await expectHearsMusic(caller);
    assert.equal((await stage.contactIn('queued')).queueId, 'support');
  });
});
