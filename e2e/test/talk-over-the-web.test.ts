import { describe } from 'node:test';
import assert from 'node:assert/strict';
import { expectHears, expectHearsMusic, expectSilence, TONES } from '../src/listening.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';

describe('A visitor of the website and an agent', () => {
  story('should hear each other, both ways, until the agent hangs up', sharedScene, async (stage) => {
    const [alice, visitor] = await stage.webConversation('alice');
    assert.ok(await alice.talking.isAudible());
    assert.ok(await visitor.talking.isAudible());

    await alice.hangUp();
    await visitor.expectOver();
    await alice.wrapUp();
    const contact = await stage.contactIn('closed');
    assert.equal(contact.endCause, 'agent-hung-up');
  });

  story('should end when the visitor hangs up, after greeting and music', sharedScene, async (stage) => {
    await stage.greetings();
    const visitor = await stage.visitor();
    await expectHearsMusic(visitor.talking);
    const alice = await stage.readyAgent('alice');
    await alice.rings();
    await alice.answer();
    await expectHears(alice.talking, TONES.visitor);

    await visitor.hangUp();
    await alice.wrapUp();
    assert.equal((await stage.contactIn('closed')).endCause, 'customer-hung-up');
  });

  story('should not let the visitor hear an agent who is muted', sharedScene, async (stage) => {
    const [alice, visitor] = await stage.webConversation('alice');

    await alice.toggleMute();
    await expectSilence(visitor.talking);
    await expectHears(alice.talking, TONES.visitor);

    await alice.toggleMute();
    await expectHears(visitor.talking, TONES.alice);
  }, NIGHTLY);

  story('should talk on after following a link, as muted as before', sharedScene, async (stage) => {
    const [alice, visitor] = await stage.webConversation('alice');
    await visitor.by('call-mute').click();
    await expectSilence(alice.talking);

    await visitor.talking.page.reload({ waitUntil: 'commit' });
    await visitor.by('call-hangup').waitFor();
    await expectHears(visitor.talking, TONES.alice);
    await expectSilence(alice.talking);

    await visitor.by('call-mute').click();
    await expectHears(alice.talking, TONES.visitor);
  }, NIGHTLY);
});
