import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { StatisticsPage } from '../src/statistics.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

describe('The statistics page', () => {
  story('should count a call that was answered, and show the events that it is made of', sharedScene, async (stage) => {
    const floor = await stage.supervisor();
    const statistics = new StatisticsPage(floor.talking.page);
    await statistics.open();
    const before = await statistics.figure('sales', 'answered');

    const [alice, caller] = await stage.conversation('alice');
    await caller.hangUp();
    await alice.wrapUp();
    const { contactId } = await stage.contactIn('closed');

    await statistics.reload();
    await statistics.becomes('sales', 'answered', before + 1);
    const evidence = await statistics.evidence('sales', 'answered');
    assert.equal(evidence.length, before + 1);
    assert.ok(evidence.some((entry) => entry.includes(contactId)), evidence.join('\n'));
  }, NIGHTLY);
});
