import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Calendar } from '../src/rest.ts';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

const CALLER = '02011110055';

describe('An administrator', () => {
  story('should try the CRM, be told of a loop, mend it, and move who waits by the new rules at once', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      const [admin, floor] = await Promise.all([stage.administrator(), stage.supervisor()]);
      await stage.caller({ caller: CALLER });
      await floor.showsWaitingIn(CALLER, 'Sales', 1);

      // The flow that asks it says what it wants to be told.
      assert.match(await admin.tries('crm', ['100200', '4321']), /Found, after \d+ ms\s+balance\s+1288\.50/);
      await admin.add('calendars', 'Weekend desk');
      await admin.paint(5, 9, 13);
      await admin.open('queues', 'sales');
      await admin.type('Waiting limit', '1 s');
      await admin.chooseByKeys('When waited too long', 1);
      await admin.open('queues', 'support');
      await admin.chooseByKeys('When nobody is signed in', 1);

      await admin.saysAt('overflow/whenNobody', /Contacts of Support .* would go round in a circle/);
      await admin.by('language-switch').click();
      await admin.saysAt('overflow/whenNobody', /Support .* 的联络会绕一圈又回到这里。请另选目标。/);
      assert.equal(await admin.mayPublish(), false);
      await admin.by('language-switch').click();
      await admin.by('admin-undo').click();
      await admin.saysNothingAt('overflow/whenNobody');
      await floor.showsWaitingIn(CALLER, 'Sales', 1);

      await admin.publish('Support takes over when sales does not answer');
      await floor.showsWaitingIn(CALLER, 'Support', 1);
      const { version, routing } = await stage.rest.configuration();
      assert.equal(version, before.version + 1);
      assert.deepEqual(hoursOn('saturday', routing.calendars.at(-1)), [{ fromMinute: 540, toMinute: 780, period: 'open' }]);

      await until('the history has it', 5000, async () => /Support takes over when sales does not answer/.test(await admin.version(version)));
      await admin.version(before.version);
      await admin.by('admin-load-version').click();
      await admin.publish('As it was');
      assert.deepEqual((await stage.rest.configuration()).routing, before.routing);
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  });
});

function hoursOn(day: string, calendar: Calendar | undefined): readonly unknown[] {
  return (calendar?.weekly ?? []).filter(({ days }) => days.includes(day)).flatMap(({ shifts }) => shifts);
}
