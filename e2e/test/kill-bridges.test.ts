import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { kill, MEDIA_BRIDGE, Product, SIP_BRIDGE } from '../src/product.ts';
import { sceneOf, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('kill -9 of a bridge', () => {
  let product: Product;
  before(async () => {
    product = await Product.up({ processes: true });
  });
  after(async () => {
    await product.dispose();
  });

  story('should end what the SIP bridge carried, with that cause, and nothing else', () => sceneOf(product), async (stage) => {
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
    const again = await until('a call is answered again', 15_000, async () => stage.caller({ toneHz: TONES.secondCaller }));
    await bob.rings();
    await bob.answer();
    await expectHears(again, TONES.bob);
    assert.deepEqual(product.exceptionTraces(), []);
  });

  story('should end what the media bridge carried, with that cause, and nothing else', () => sceneOf(product), async (stage) => {
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
    const again = await until('a call is answered again', 15_000, async () => stage.caller({ toneHz: TONES.secondCaller }));
    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(again, TONES.alice), expectHears(alice.talking, TONES.secondCaller)]);
    assert.deepEqual(product.exceptionTraces(), []);
  });
});
