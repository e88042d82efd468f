import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { ForeignPostgres } from '../src/foreign-postgres.ts';
import { expectHears, TONES } from '../src/listening.ts';
import { Product } from '../src/product.ts';
import { NIGHTLY, sceneOf, story } from '../src/story.ts';

describe('With a PostgreSQL of yours (--database-url)', NIGHTLY, () => {
  let postgres: ForeignPostgres;
  let product: Product;
  const opened: (() => Promise<void>)[] = [];
  const start = (before?: Product): Promise<Product> =>
    Product.up({
      ...(before ? { data: before.data, addresses: before.addresses } : {}),
      extra: ['--database-url', postgres.url],
      environment: { ONELINE_DATABASE_PASSWORD: postgres.password },
    });
  before(async () => {
    postgres = await ForeignPostgres.start();
    opened.push(() => postgres.stop());
    product = await start();
    opened.push(() => product.dispose());
  });
  after(async () => {
    for (const close of opened.reverse()) {
      await close();
    }
  });

  story('should carry a call, and know it after a restart', () => sceneOf(product), async (stage) => {
    const [alice, caller] = await stage.conversation('alice');
    await caller.hangUp();
    await alice.wrapUp();
    const { contactId } = await stage.contactIn('closed');
    await alice.leave();

    assert.equal(await product.interrupt(), 0);
    assert.ok(!existsSync(join(product.data, 'postgres')), 'an embedded database, too');
    product = await start(product);

    assert.equal((await product.rest.contact(contactId)).contact.endCause, 'customer-hung-up');
    const again = await stage.caller();
    await alice.signIn();
    await alice.becomeReady();
    await alice.rings();
    await alice.answer();
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(again, TONES.alice)]);
  });
});
