import { describe } from 'node:test';
import { expectHearsFile, expectHearsPrompt } from '../src/prompts.ts';
import type { Flow } from '../src/rest.ts';
import { HOTLINE } from '../src/sip-gateway.ts';
import { sharedScene, story } from '../src/story.ts';

/** The hotline, whose welcome is a text. */
function saying(flow: Flow, text: string): Flow {
  const sounds = [{ type: 'value', as: 'text', text }];
  return { ...flow, nodes: flow.nodes.map((node) => (node.nodeId === 'welcome' ? { ...node, step: { ...node.step, sounds } } : node)) };
}

describe('A text within a flow', () => {
  story('should be spoken to a caller with the number that was called in it, and then the flow goes on', sharedScene, async (stage) => {
    const before = await stage.rest.flow('hotline');
    try {
      await stage.rest.publish(saying(before, '祝您春节快乐。您拨打的是{called}'));
      const spoken = await stage.rest.speak(`祝您春节快乐。您拨打的是${HOTLINE}`, 'zh-CN');

      const caller = await stage.dialling({ to: HOTLINE });
      await caller.answered();
      await expectHearsFile(caller, 'the text', spoken);
      await expectHearsPrompt(caller, 'zh-CN/main-menu', 12_000);
    } finally {
      await stage.rest.bringFlowBack(before);
    }
  });
});
