import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expectHears, TONES } from '../src/listening.ts';
import { OutsideLine } from '../src/outside-line.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { DISA_LINE, EXTENSION_LINE, NAME_LINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';
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

  story('should find her by her name on the keys, and another one by his pinyin', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      await stage.rest.configure((routing) => ({
        ...routing,
        agents: routing.agents.map((agent) => (agent.agentId === 'bob' ? { ...agent, name: '曾小明' } : agent)),
      }));
      const alice = await stage.readyAgent('alice');
      const caller = await stage.dialling({ to: NAME_LINE });
      await caller.answered();
      await expectHearsPrompt(caller, 'zh-CN/enter-name');
      // zeng xiao: his first name can't be meant.
      await caller.press('93649426#');
      await expectHearsPrompt(caller, 'zh-CN/another-name-star');
      await caller.press('*');
      await expectHearsPrompt(caller, 'zh-CN/enter-name');
      await caller.press('2542#');
      await expectHearsPrompt(caller, 'zh-CN/for-person');
      await caller.press('1');
      await alice.rings();
      await alice.answer();
      caller.sendTone(TONES.caller);
      await expectHears(alice.talking, TONES.caller);
      await alice.hangUp();
      await caller.ended(10_000);
      await alice.wrapUp();
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  }, NIGHTLY);

  story('should leave a message where she is away', sharedScene, async (stage) => {
    const caller = await stage.dialling({ to: EXTENSION_LINE });
    await caller.answered();
    await caller.press('602#');
    await expectHearsPrompt(caller, 'zh-CN/line-busy');
    await expectHearsPrompt(caller, 'zh-CN/voicemail-greeting');
    await caller.hangUp();
  });

  story('should call out from outside with a PIN, and hear who answers; or that the line is busy', sharedScene, async (stage) => {
    await stage.rest.setPhonePin('alice', '246810');
    const caller = await stage.dialling({ to: DISA_LINE });
    await caller.answered();
    await expectHearsPrompt(caller, 'zh-CN/enter-extension');
    await caller.press('601#');
    await expectHearsPrompt(caller, 'zh-CN/enter-pin');
    await caller.press('246810#');
    await expectHearsPrompt(caller, 'zh-CN/enter-number');
    const line = await OutsideLine.open(stage.addresses.gatewayPort, { toneHz: TONES.outside });
    try {
      await caller.press('13900000000#');
      assert.equal(await line.called(), '13900000000');
      await line.answered();
      caller.sendTone(TONES.caller);
      await Promise.all([expectHears(line, TONES.caller), expectHears(caller, TONES.outside)]);
      await line.hangUp();
    } finally {
      line.close();
    }
    await expectHearsPrompt(caller, 'zh-CN/enter-number');
    const busy = await OutsideLine.open(stage.addresses.gatewayPort, { toneHz: TONES.outside, busy: true });
    try {
      await caller.press('13900000001#');
      await busy.called();
      await expectHearsPrompt(caller, 'zh-CN/line-busy');
      await busy.ended();
    } finally {
      busy.close();
    }
    await caller.hangUp();
  });

  story('should connect a visitor of the website with a telephone outside', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      await stage.rest.setPhonePin('alice', '246810');
      await stage.rest.configure((routing) => ({
        ...routing,
        entryPoints: routing.entryPoints.map((entry) => (entry.address === 'web:demo' ? { ...entry, flowId: 'disa' } : entry)),
      }));
      const visitor = await stage.visitor();
      await visitor.reads(/press the keys/);
      await visitor.press('601#246810#');
      // What is typed while the PIN is checked is nobody's.
      await setTimeout(1500);
      const line = await OutsideLine.open(stage.addresses.gatewayPort, { toneHz: TONES.outside });
      try {
        await visitor.press('13900000000#');
        await line.answered();
        await Promise.all([expectHears(line, TONES.visitor), expectHears(visitor.talking, TONES.outside)]);
      } finally {
        line.close();
      }
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  }, NIGHTLY);
});
