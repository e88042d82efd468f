import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { sharedScene, story } from '../src/story.ts';

const E1_CHANNELS = 30;

describe('The demo E1 trunk', () => {
  story('should carry 30 calls, refuse the 31st with 503, and take one again when a channel is free', sharedScene, async (stage) => {
    const calls = await Promise.all(Array.from({ length: E1_CHANNELS }, () => stage.dialling()));
    await Promise.all(calls.map((call) => call.answered(15_000)));

    const oneTooMany = await stage.dialling();
    assert.equal(await oneTooMany.finalStatus(), 503);
    await oneTooMany.ended();

    await calls[0]?.hangUp();
    await calls[0]?.ended();
    const another = await stage.dialling();
    assert.equal(await another.finalStatus(), 200);
  });
});

describe('An address that is no trunk', () => {
  story('should be refused', sharedScene, async (stage) => {
    const stranger = await stage.dialling({ from: '127.0.0.2' });
    assert.equal(await stranger.finalStatus(), 403);
    await stranger.ended();
    assert.deepEqual(await stage.liveContacts(), []);
  });
});

describe('A number that is not ours', () => {
  story('should be refused', sharedScene, async (stage) => {
    const call = await stage.dialling({ to: '4009999999' });
    assert.equal(await call.finalStatus(), 404);
    await call.ended();
  });
});
