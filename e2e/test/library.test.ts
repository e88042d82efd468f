import { describe } from 'node:test';
import { expectHearsPrompt, shippedPrompt } from '../src/prompts.ts';
import { HOTLINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

describe('A recording of one’s own', NIGHTLY, () => {
  story('should be heard in the place of what ships, replaced while the bridge knows it, and given up again', sharedScene, async (stage) => {
    const dial = async (heard: string): Promise<void> => {
      const caller = await stage.dialling({ to: HOTLINE });
      await caller.answered();
      await expectHearsPrompt(caller, heard);
      await caller.hangUp();
    };
    // What is said is that of another recording, so that it can be told apart.
    await stage.rest.putSound('welcome', 'zh-CN', shippedPrompt('zh-CN/enter-account'));
    try {
      await dial('zh-CN/enter-account');
      await stage.rest.putSound('welcome', 'zh-CN', shippedPrompt('zh-CN/queue-full'));
      await dial('zh-CN/queue-full');
    } finally {
      await stage.rest.deletePrompt('welcome');
    }
    await dial('zh-CN/welcome');
  });
});
