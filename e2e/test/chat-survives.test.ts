import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { BACKEND, kill, Product } from '../src/product.ts';
import { NIGHTLY, sceneOf, story } from '../src/story.ts';
import { until } from '../src/until.ts';

const BACK_WITHIN_MS = 20_000;

describe('kill -9 of the backend in a chat', NIGHTLY, () => {
  let product: Product;
  before(async () => {
    product = await Product.up({ processes: true });
  });
  after(async () => {
    await product.dispose();
  });

  story('should let a visitor of the website go on in the middle of a menu', () => sceneOf(product), async (stage) => {
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
