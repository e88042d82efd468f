import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { KafkaBroker } from '../src/kafka-broker.ts';
import { expectHears, expectHearsMusic, TONES } from '../src/listening.ts';
import { BACKEND, kill, Product } from '../src/product.ts';
import { NIGHTLY, sceneOf, story } from '../src/story.ts';
import { until } from '../src/until.ts';

/** Of a loaded machine; what the product promises is measured elsewhere. */
const BACK_WITHIN_MS = 30_000;
/** Longer than one try to append. */
const AWAY_MS = 10_000;

describe('With the log on a Kafka of yours (--log)', NIGHTLY, () => {
  let broker: KafkaBroker;
  let product: Product;
  const opened: (() => Promise<void>)[] = [];
  before(async () => {
    broker = await KafkaBroker.start();
    opened.push(() => broker.dispose());
    product = await Product.up({ processes: true, extra: ['--log', broker.url] });
    opened.push(() => product.dispose());
  });
  after(async () => {
    for (const close of opened.reverse()) {
      await close();
    }
  });

  story('should keep conversation and place when the backend is killed, and when the broker is', () => sceneOf(product), async (stage) => {
    const [alice, talking] = await stage.conversation('alice');
    const waiting = await stage.caller({ caller: '02011110002', toneHz: TONES.secondCaller });
    await expectHearsMusic(waiting);
    const places = async (): Promise<unknown> =>
      (await stage.liveContacts()).map(({ contactId, arrivedAtMs }) => ({ contactId, arrivedAtMs }));
    const before = await places();

    const sinceMs = performance.now();
    kill(product.processOf(BACKEND).pid);
    await until('the backend is gone', 5000, async () => !(await product.rest.health().catch(() => false)));
    await until('the backend is back', BACK_WITHIN_MS, () => product.rest.health());
    console.log(`backend back from Kafka after ${(performance.now() - sinceMs).toFixed(0)} ms`);
    await alice.by('connection-banner').waitFor({ state: 'hidden' });
    assert.deepEqual(await places(), before);

    await broker.kill();
    await delay(AWAY_MS);
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(talking, TONES.alice), expectHearsMusic(waiting)]);
    await broker.startAgain();
    await talking.hangUp();
    await alice.expectWrapUp(BACK_WITHIN_MS);
    await alice.wrapUp();
    await alice.rings();
    assert.match((await alice.by('offer-caller').textContent()) ?? '', /02011110002/);
    await alice.answer();
    await expectHears(waiting, TONES.alice);
    await alice.hangUp();
    await alice.wrapUp();
    assert.deepEqual(product.exceptionTraces(), []);
  });

  story('should let replay read from it what was decided', () => sceneOf(product), async (stage) => {
    const { contactId } = await stage.contactIn('closed');

    assert.equal(await product.interrupt(), 0);
    const { stdout, stderr, status } = spawnSync(
      '../oneline',
      ['replay', '--contact', contactId, '--text', '--data', product.data, '--log', broker.url],
      { encoding: 'utf8' },
    );

    assert.equal(status, 0, stderr);
    assert.match(stdout, /Alice/);
    // Not in the database.
    const without = spawnSync('../oneline', ['replay', '--contact', contactId, '--data', product.data], { encoding: 'utf8' });
    assert.equal(without.status, 1);
    product = await Product.up({ data: product.data, addresses: product.addresses, extra: ['--log', broker.url] });
  });
});
