import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { expectHearsPrompt } from '../src/prompts.ts';
import type { Flow } from '../src/rest.ts';
import { MESSAGE_LINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story, type Stage } from '../src/story.ts';

type FlowNode = Flow['nodes'][number];

const LEVELS = 16;
const ASKING = { bargeIn: true, firstKeyMs: 5000, nextKeyMs: 3000, attempts: 2, noInput: [], wrongInput: [] };

describe('Callers of flows that the demo does not have', NIGHTLY, () => {
  story('should come through sixteen menus, back, and to the main menu', sharedScene, async (stage) => {
    await withSteps(stage, 'level1', nested(), async () => {
      const caller = await stage.dialling({ to: MESSAGE_LINE });
      await caller.answered();
      await expectHearsPrompt(caller, promptOf(1));
      await caller.press('1'.repeat(LEVELS - 1));
      await expectHearsPrompt(caller, promptOf(LEVELS), 15_000);
      await caller.press('8');
      await expectHearsPrompt(caller, promptOf(LEVELS - 1));
      await caller.press('9');
      await expectHearsPrompt(caller, promptOf(1));
      await caller.press('1'.repeat(LEVELS));
      await expectHearsPrompt(caller, 'zh-CN/goodbye', 15_000);
      await caller.ended(15_000);
    });
  });

  story('should be known by the number, and others not', sharedScene, async (stage) => {
    await withSteps(stage, 'who', knowing(), async () => {
      // The demo's customer, as another city's exchange tells the number.
      const known = await stage.dialling({ to: MESSAGE_LINE, caller: '013800138000' });
      await known.answered();
      await expectHearsPrompt(known, 'zh-CN/balance-is');
      for (const digit of ['n1', 'n0', 'n2']) {
        await expectHearsPrompt(known, `zh-CN/${digit}`);
      }
      await known.ended(15_000);

      const unknown = await stage.dialling({ to: MESSAGE_LINE, caller: '02011110099' });
      await unknown.answered();
      await expectHearsPrompt(unknown, 'zh-CN/wrong-account');
      await unknown.ended(15_000);
      assert.equal((await stage.contactIn('closed')).state, 'closed');
    });
  });
});

function node(nodeId: string, step: object, exits: Record<string, string>): FlowNode {
  return { nodeId, name: nodeId, step, exits };
}

function play(name: string): object {
  return { type: 'play', sounds: [{ type: 'recording', name }], bargeIn: false };
}

/** Each level says a digit of its own. */
function promptOf(level: number): string {
  return `zh-CN/n${level % 10}`;
}

/** On the last level 1 ends the call; on all of them 8 goes back and 9 to the first one. */
function nested(): FlowNode[] {
  const levels = Array.from({ length: LEVELS }, (_, i) =>
    node(
      `level${i + 1}`,
      { type: 'menu', sounds: [{ type: 'recording', name: `n${(i + 1) % 10}` }], asking: ASKING },
      { '1': i + 1 < LEVELS ? `level${i + 2}` : 'bye', '8': 'back', '9': 'main', 'no-input': 'bye', 'wrong-input': 'bye' },
    ),
  );
  return [...levels, node('back', { type: 'back' }, {}), node('main', { type: 'main-menu' }, {}), node('bye', play('goodbye'), { next: 'end' }), node('end', { type: 'hang-up' }, {})];
}

function knowing(): FlowNode[] {
  const failed = { 'not-found': 'unknown', timeout: 'unknown', failed: 'unknown' };
  return [
    node('who', { type: 'lookup', service: 'customers', arguments: { number: '{caller}' }, results: ['account'], timeoutMs: 5000, sounds: [] }, { found: 'known', ...failed }),
    node('known', { type: 'play', sounds: [{ type: 'recording', name: 'balance-is' }, { type: 'value', as: 'digits', text: '{account}' }], bargeIn: false }, { next: 'end' }),
    node('unknown', play('wrong-account'), { next: 'end' }),
    node('end', { type: 'hang-up' }, {}),
  ];
}

/** The line for messages leads through these steps meanwhile. */
async function withSteps(stage: Stage, startNodeId: string, nodes: FlowNode[], play: () => Promise<void>): Promise<void> {
  const before = await stage.rest.flow('leave-message');
  try {
    await stage.rest.publish({ ...before, startNodeId, nodes });
    await play();
  } finally {
    await stage.rest.publish(before);
  }
}
