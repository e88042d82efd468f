import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { toneSpan } from '../src/audio.ts';
import { expectHears, TONES } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { MESSAGE_LINE, SALES_LINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story, type Stage } from '../src/story.ts';
import type { GatewayCall } from '../src/sip-gateway.ts';
import { until } from '../src/until.ts';

const SAID_MS = 3000;

describe('A caller whom nobody can serve', () => {
  story('should leave a message, which an agent hears and deals with like a call', sharedScene, async (stage) => {
    const caller = await stage.dialling({ to: MESSAGE_LINE, caller: '02011110066' });
    await caller.answered();
    const { contactId } = await stage.contactIn('in-flow');
    await says(caller);
    await caller.press('#');
    await expectHearsPrompt(caller, 'zh-CN/message-menu');
    await caller.press('2');
    await expectHears(caller, TONES.caller);
    await caller.hangUp();

    const message = await stage.messageOf(contactId);
    assert.equal(message.caller.address, '02011110066');
    await soundsRight(stage, message.messageId);

    const alice = await stage.readyAgent('alice');
    await alice.rings();
    assert.match((await alice.by('offer-caller').textContent()) ?? '', /02011110066/);
    await alice.takeMessage();
    await alice.listen(message.lengthMs);
    await until('it is heard', 5000, async () => (await stage.messageOf(contactId)).heardBy === 'alice');
    await alice.finishMessage();
    await alice.wrapUp();

    await alice.talking.page.locator('a[href="#/voicemail"]').click();
    const row = alice.talking.page.locator(`[data-message="${message.messageId}"]`);
    await row.getByTestId('voicemail-delete').click();
    await row.waitFor({ state: 'detached' });
    await alice.by('voicemail-deleted').getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    await alice.talking.page.locator('a[href="#/desk"]').click();
  });

  story('should be led into a voicemail box, or a flow, by the rules of the queue', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      const admin = await stage.administrator();
      await admin.open('queues', 'sales');
      await admin.chooseByKeys('When nobody is signed in', 3);
      await admin.type('Waiting limit', '1 s');
      await admin.chooseByKeys('When waited too long', 2);
      await admin.publish('A box by night, a menu for who waits');

      const byNight = await stage.dialling({ to: SALES_LINE });
      await byNight.answered();
      const { contactId } = await stage.contactIn('in-flow');
      await says(byNight, TONES.secondCaller);
      await byNight.press('#');
      await expectHearsPrompt(byNight, 'zh-CN/message-menu');
      // Better said in another way: only that is kept.
      await byNight.press('3');
      await speaks(byNight);
      await byNight.press('#');
      await expectHearsPrompt(byNight, 'zh-CN/message-menu');
      await byNight.press('1');
      await expectHearsPrompt(byNight, 'zh-CN/message-saved');
      await byNight.ended(10_000);
      await soundsRight(stage, (await stage.messageOf(contactId)).messageId);

      // He stays not ready: the message of before shall wait.
      const alice = await stage.agent('alice');
      const waits = await stage.dialling({ to: SALES_LINE });
      await waits.answered();
      await expectHearsPrompt(waits, 'zh-CN/welcome');
      await waits.press('2');
      assert.equal((await stage.contactIn('queued')).queueId, 'support');
      await waits.hangUp();

      await alice.becomeReady();
      await alice.rings();
      await alice.takeMessage();
      await alice.finishMessage();
      await alice.wrapUp();
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  }, NIGHTLY);
});

async function says(caller: GatewayCall, toneHz: number = TONES.caller): Promise<void> {
  await expectHearsPrompt(caller, 'zh-CN/voicemail-greeting');
  await speaks(caller, toneHz);
}

/** Waits for the tone, and speaks. */
async function speaks(caller: GatewayCall, toneHz: number = TONES.caller): Promise<void> {
  await expectHearsPrompt(caller, 'beep', 15_000);
  caller.sendTone(toneHz);
  await setTimeout(SAID_MS);
}

async function soundsRight(stage: Stage, messageId: string): Promise<void> {
  const span = toneSpan(await stage.rest.messageSound(messageId), TONES.caller);
  // However late the beep was noticed, and the key pressed: what was said is there, whole.
  assert.ok(span.lastsMs > SAID_MS - 300 && span.lastsMs < SAID_MS + 2000 && span.gapMs === 0, `it is what was said: ${JSON.stringify(span)}`);
}
