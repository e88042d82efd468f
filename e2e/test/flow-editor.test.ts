import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { FlowEditor } from '../src/flow-editor.ts';
import { expectHearsMusic } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { HOTLINE } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

describe('An administrator at the flow editor', () => {
  story('should give the menu a further key with the mouse, and the next caller who presses it is in its queue', sharedScene, async (stage) => {
    const before = await stage.rest.flow('hotline');
    try {
      const editor = await FlowEditor.open(await stage.administrator(), 'hotline');
      await editor.choose('main');
      await editor.addKey();
      await editor.says(/1 error/);

      await editor.dragIn('queue', 240, 90);
      await editor.type('Name', 'Complaints');
      await editor.pick('Queue', 'Finance');
      await editor.draw('main', '4', 'queue');
      await editor.says(/Nothing is wrong/);
      await editor.saved();
      const changes = await editor.publish('Complaints on key 4');
      assert.match(changes, /Changed step Main menu.*\n+.*Key 4: not there → Complaints/);
      assert.match(changes, /New step Complaints Queue/);

      const published = await stage.rest.flow('hotline');
      assert.equal(published.version, before.version + 1);
      assert.deepEqual(published.nodes.find(({ nodeId }) => nodeId === 'queue'), {
        nodeId: 'queue',
        name: 'Complaints',
        step: { type: 'queue', queueId: 'finance' },
        // Where the other queues go when they are full.
        exits: { full: 'busy' },
      });

      const caller = await stage.dialling({ to: HOTLINE });
      await caller.answered();
      await expectHearsPrompt(caller, 'zh-CN/welcome');
      await caller.press('4');
      await expectHearsMusic(caller);
      assert.equal((await stage.contactIn('queued')).queueId, 'finance');

      await editor.bringBack(before.version);
      await editor.says(/Nothing is wrong/);
      assert.match(await editor.publish('Not in December'), /Removed step Complaints Queue/);
      assert.deepEqual((await stage.rest.flow('hotline')).nodes, before.nodes);
    } finally {
      await stage.rest.bringFlowBack(before);
    }
  });

  story('should see the caller at the menu, and that all tests of the flow pass', sharedScene, async (stage) => {
    const editor = await FlowEditor.open(await stage.administrator(), 'hotline');
    await editor.layOver('Callers now');
    const caller = await stage.dialling({ to: HOTLINE });
    await caller.answered();
    await expectHearsPrompt(caller, 'zh-CN/main-menu');
    await editor.marks('main', /^1$/);
    await caller.press('2');
    await editor.marksNothing('main');

    assert.match(await editor.runTests(), /^(\d+) of \1 passed · steps (\d+)\/\2, exits (\d+)\/\3/);
  }, NIGHTLY);
});
