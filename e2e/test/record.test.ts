import { describe } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expectHears, TONES } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { MESSAGE_LINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

const SAID_MS = 4000;
const STEPS: Readonly<Record<string, object>> = {
  message: {
    type: 'record',
    sounds: [{ type: 'recording', name: 'leave-message' }],
    variable: 'said',
    maxMs: 60_000,
    silenceMs: 5000,
    terminators: '#',
  },
  thanks: { type: 'play', sounds: [{ type: 'value', as: 'recording', text: '{said}' }], bargeIn: true },
};

describe('A flow that records', NIGHTLY, () => {
  story('should play back to the caller what he has just said', sharedScene, async (stage) => {
    const before = await stage.rest.flow('leave-message');
    try {
      const nodes = before.nodes.map((node) => ({ ...node, step: STEPS[node.nodeId] ?? node.step }));
      await stage.rest.publish({ ...before, nodes });

      const caller = await stage.dialling({ to: MESSAGE_LINE });
      await caller.answered();
      await expectHearsPrompt(caller, 'zh-CN/leave-message');
      await expectHearsPrompt(caller, 'beep', 15_000);
      caller.sendTone(TONES.caller);
      await setTimeout(SAID_MS);
      await caller.press('#');
      caller.rtp.stopSending();

      await expectHears(caller, TONES.caller);
      await caller.ended(15_000);
    } finally {
      await stage.rest.publish(before);
    }
  });
});
