import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('The wrap-up', () => {
  story('should be extended by the agent, as far as the limit, and say so', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');
    await caller.hangUp();
    await alice.expectWrapUp();
    assert.match(await alice.by('wrapup-limit').innerText(), /Up to 3:00 more/);
    assert.match(await alice.by('wrapup-left').innerText(), /Ends by itself in (1:00|0:5\d)/);

    await alice.by('wrapup-note').fill('still writing');
    await alice.talking.page.keyboard.press('Alt+l');
    await until('more time', 3000, async () => /in (2:00|1:5\d)/.test(await alice.by('wrapup-left').innerText()));
    for (const left of [/1:00 more/, /No more time: a wrap-up may take 4:00 in all\./]) {
      await alice.by('wrapup-more-time').click();
      await alice.by('wrapup-limit').filter({ hasText: left }).waitFor();
    }
    assert.equal(await alice.by('wrapup-more-time').isDisabled(), true);
    assert.equal(await alice.by('wrapup-note').inputValue(), 'still writing');
    await alice.wrapUp();
  });
});
