import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe } from 'node:test';
import { durationMs, longestToneGapMs } from '../src/audio.ts';
import { expectHears, expectHearsMusic, listenFor, TONES } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { BACKEND, kill, MEDIA_BRIDGE, Product, SIP_BRIDGE } from '../src/product.ts';
import { HOTLINE, MESSAGE_LINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sceneOf, story } from '../src/story.ts';
import { until } from '../src/until.ts';

/** Less than 5 s where no others want the processor: docs/BENCHMARKS.md. Here it counts that nothing is lost. */
const BACK_WITHIN_MS = 20_000;
/** More than the jitter of a loaded machine, less than a syllable: a gateway's buffer hides it. */
const MAX_GAP_MS = 200;

describe('kill -9 of one of the processes', () => {
  let product: Product;
  before(async () => {
    product = await Product.up({ processes: true });
    await product.rest.greetWith('');
  });
  after(async () => {
    await product.dispose();
  });

  story('of the backend should let a caller go on in the middle of typing', () => sceneOf(product), async (stage) => {
    const caller = await stage.dialling({ to: HOTLINE });
    await caller.answered();
    await caller.press('3');
    await expectHearsPrompt(caller, 'zh-CN/enter-account');
    await caller.press('100');

    kill(product.processOf(BACKEND).pid);
    await until('the backend is gone', 5000, async () => !(await product.rest.health().catch(() => false)));
    // Nobody is there to take them: the media bridge keeps them.
    await caller.press('200#');
    await until('the backend is back', BACK_WITHIN_MS, () => product.rest.health());

    await expectHearsPrompt(caller, 'zh-CN/enter-pin');
    await caller.press('4321#');
    await expectHearsPrompt(caller, 'zh-CN/balance-is');
  });

  story('of the backend should lose nothing of a message that is being left', () => sceneOf(product), async (stage) => {
    const caller = await stage.dialling({ to: MESSAGE_LINE });
    await caller.answered();
    const { contactId } = await stage.contactIn('in-flow');
    await expectHearsPrompt(caller, 'beep', 20_000);
    caller.sendTone(TONES.caller);
    const sinceMs = performance.now();
    await listenFor(caller, 2000);

    kill(product.processOf(BACKEND).pid);
    await until('the backend is gone', 5000, async () => !(await product.rest.health().catch(() => false)));
    await listenFor(caller, 2000);
    await caller.hangUp();
    const saidMs = performance.now() - sinceMs;
    await until('the backend is back', BACK_WITHIN_MS, () => product.rest.health());

    const { messageId } = await stage.messageOf(contactId, BACK_WITHIN_MS);
    const sound = await product.rest.messageSound(messageId);
    assert.ok(Math.abs(durationMs(sound) - saidMs) < 500, `${durationMs(sound)} ms of ${saidMs} were kept`);
    const spoken = { ...sound, samples: sound.samples.subarray(4000, sound.samples.length - 4000) };
    assert.equal(longestToneGapMs(spoken, TONES.caller), 0);

    const alice = await stage.readyAgent('alice');
    await alice.rings();
    await alice.takeMessage();
    await alice.finishMessage();
    await alice.wrapUp();
  }, NIGHTLY);

  story('of the backend should not be heard in a conversation, nor cost a waiting caller the place', () => sceneOf(product), async (stage) => {
    const alice = await stage.readyAgent('alice');
    const talking = await stage.caller({ caller: '02011110001' });
    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(talking, TONES.alice)]);
    const first = await stage.caller({ caller: '02011110002', toneHz: TONES.secondCaller });
    await expectHearsMusic(first);
    await stage.greetings();
    // These two are still greeted when the backend dies: it hears of their queueing late, and of both at once.
    const second = await stage.caller({ caller: '02011110003', toneHz: TONES.secondCaller });
    const third = await stage.caller({ caller: '02011110004', toneHz: TONES.secondCaller });
    const four = await until('all four are known', 5000, async () => {
      const live = await stage.liveContacts();
      return live.length === 4 ? live : undefined;
    });
    const arrivals = four.map(({ contactId, arrivedAtMs }) => ({ contactId, arrivedAtMs }));

    const sinceMs = performance.now();
    // What isn't noted in time for want of a processor is no gap.
    const stalls = monitorEventLoopDelay({ resolution: 5 });
    stalls.enable();
    kill(product.processOf(BACKEND).pid);
    await until('the backend is gone', 5000, async () => !(await product.rest.health().catch(() => false)));
    await until('the backend is back', BACK_WITHIN_MS, () => product.rest.health());
    const backAfterMs = performance.now() - sinceMs;
    await alice.by('connection-banner').waitFor({ state: 'hidden' });
    await listenFor(talking, 1000);

    const maxGapMs = MAX_GAP_MS + stalls.max / 1e6;
    const atGateway = talking.rtp.statistics(sinceMs);
    const atDesk = await alice.talking.heardLast(performance.now() - sinceMs);
    console.log(
      `back after ${backAfterMs.toFixed(0)} ms; caller heard: ${JSON.stringify(atGateway)}; ` +
        `agent's longest gap ${longestToneGapMs(atDesk, TONES.caller)} ms; ` +
        `waiting caller: ${JSON.stringify(first.rtp.statistics(sinceMs))}`,
    );
    assert.equal(atGateway.lost, 0);
    assert.ok(atGateway.maxGapMs < maxGapMs, `the caller heard nothing for ${atGateway.maxGapMs} ms`);
    assert.ok(longestToneGapMs(talking.rtp.heard(sinceMs), TONES.alice) < MAX_GAP_MS);
    assert.ok(longestToneGapMs(atDesk, TONES.caller) < maxGapMs);
    assert.ok(first.rtp.statistics(sinceMs).maxGapMs < maxGapMs, 'the music goes on');

    const afterwards = (await stage.liveContacts()).map(({ contactId, arrivedAtMs }) => ({ contactId, arrivedAtMs }));
    assert.deepEqual(afterwards, arrivals);

    await alice.hangUp();
    await talking.ended();
    await alice.wrapUp();
    // Ready again by herself: the next one rings at once.
    await alice.rings();
    assert.match((await alice.by('offer-caller').textContent()) ?? '', /02011110002/);
    await alice.answer();
    await expectHears(first, TONES.alice);
    for (const [next, number] of [[second, /02011110003/], [third, /02011110004/]] as const) {
      await alice.hangUp();
      await alice.wrapUp();
      await alice.rings();
      assert.match((await alice.by('offer-caller').textContent()) ?? '', number);
      await alice.answer();
      await expectHears(next, TONES.alice);
    }
    assert.deepEqual(product.exceptionTraces(), []);
  });

  story('of the SIP bridge should end what it carried, with that cause, and nothing else', () => sceneOf(product), async (stage) => {
    const [alice, visitor] = await stage.webConversation('alice');
    const [web] = await stage.liveContacts();
    assert.ok(web);
    const bob = await stage.readyAgent('bob');
    const caller = await stage.caller();
    await bob.rings();
    await bob.answer();
    await expectHears(caller, TONES.bob);
    const pstn = (await stage.liveContacts()).find((contact) => contact.contactId !== web.contactId);
    assert.ok(pstn);

    kill(product.processOf(SIP_BRIDGE).pid);

    await bob.expectWrapUp(10_000);
    caller.vanish();
    assert.equal(await stage.endCause(pstn.contactId), 'sip-node-lost');
    assert.equal((await product.rest.contact(web.contactId)).contact.state, 'connected');
    await Promise.all([expectHears(alice.talking, TONES.visitor), expectHears(visitor.talking, TONES.alice)]);
    await bob.wrapUp();

    // The bridge is started again, and the trunk works.
    await bob.expectState('ready');
    const again = await stage.callerAtLast({ toneHz: TONES.secondCaller });
    await bob.rings();
    await bob.answer();
    await expectHears(again, TONES.bob);
    assert.deepEqual(product.exceptionTraces(), []);
  }, NIGHTLY);

  story('of the media bridge should end what it carried, with that cause, and nothing else', () => sceneOf(product), async (stage) => {
    const [alice, caller] = await stage.conversation('alice');
    const visitor = await stage.visitor();
    const carried = await until('both contacts', 5000, async () => {
      const live = await stage.liveContacts();
      return live.length === 2 ? live : undefined;
    });
    const before = (await product.rest.contacts()).filter(({ contactId }) => carried.every((live) => live.contactId !== contactId));

    kill(product.processOf(MEDIA_BRIDGE).pid);

    await alice.expectWrapUp(10_000);
    await caller.ended(10_000);
    await visitor.expectOver(10_000);
    for (const { contactId } of carried) {
      assert.equal(await stage.endCause(contactId), 'media-node-lost');
    }
    const after = (await product.rest.contacts()).filter(({ contactId }) => carried.every((live) => live.contactId !== contactId));
    assert.deepEqual(after, before);
    await alice.wrapUp();

    await alice.expectState('ready');
    const again = await stage.callerAtLast({ toneHz: TONES.secondCaller });
    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(again, TONES.alice), expectHears(alice.talking, TONES.secondCaller)]);
    assert.deepEqual(product.exceptionTraces(), []);
  }, NIGHTLY);

  story('of the backend should let a visitor of the website go on in the middle of a menu', () => sceneOf(product), async (stage) => {
    const visitor = await stage.chatter();
    await visitor.reads(/For business enquiries/);

    kill(product.processOf(BACKEND).pid);
    await until('the backend is gone', 5000, async () => !(await product.rest.health().catch(() => false)));
    // Nobody is there to take it: the page keeps it.
    await visitor.says('business enquiries');
    await until('the backend is back', BACK_WITHIN_MS, () => product.rest.health());

    await visitor.reads(/For finance, press 1/, BACK_WITHIN_MS);
    await visitor.chooses('2');
    await visitor.sees(/You are next/);
    const lines = await visitor.lines();
    assert.equal(new Set(lines).size, lines.length, `said once each: ${lines.join(' | ')}`);
  });
});
