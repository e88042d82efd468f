import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { Product } from '../src/product.ts';
import { NIGHTLY, sceneOf, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('kill -9 of everything during calls', NIGHTLY, () => {
  let product: Product;
  before(async () => {
    product = await Product.up();
    await product.rest.greetWith('');
  });
  after(async () => {
    await product.dispose();
  });

  story('should leave no agent stuck and no contact without an end after a restart', () => sceneOf(product), async (stage) => {
    const alice = await stage.readyAgent('alice');
    const talking = await stage.caller();
    await alice.rings();
    await alice.answer();
    await expectHears(talking, TONES.alice);
    const waiting = await stage.caller({ toneHz: TONES.secondCaller });
    const bob = await stage.readyAgent('bob');
    await bob.rings();
    const visitor = await stage.visitor();
    await until('three contacts', 5000, async () => (await stage.liveContacts()).length === 3);

    await product.killEverything();
    const { data, addresses } = product;
    product = await Product.up({ data, addresses });

    const contacts = await until('an end for all three contacts', 15_000, async () => {
      const all = await product.rest.contacts();
      return all.length === 3 && all.every((contact) => contact.endedAtMs !== undefined) ? all : undefined;
    });
    for (const contact of contacts) {
      assert.match(contact.endCause ?? '', /^(media|sip)-node-lost$/);
    }
    await visitor.expectOver(20_000);

    // Both desks come back by themselves, and neither is stuck.
    await alice.wrapUp();
    await bob.by('offer-card').waitFor({ state: 'hidden' });
    talking.vanish();
    waiting.vanish();
    await bob.leave();
    await alice.expectState('ready');
    const next = await stage.caller();
    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(next, TONES.alice), expectHears(alice.talking, TONES.caller)]);
  });
});
