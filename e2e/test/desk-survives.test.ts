import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { hasTone } from '../src/audio.ts';
import type { Desk } from '../src/desk.ts';
import { expectHears, TONES } from '../src/listening.ts';
import type { GatewayCall } from '../src/sip-gateway.ts';
import { NIGHTLY, sharedScene, story, type Stage } from '../src/story.ts';
import { TcpProxy } from '../src/tcp-proxy.ts';
import { until } from '../src/until.ts';

/** It takes less than 3 s; a busy machine may need longer. */
const REATTACH_MS = 12_000;

describe('A desk in a conversation', () => {
  story('should be heard and hear again soon after a reload', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    const reloadedMs = performance.now();
    await alice.talking.page.reload({ waitUntil: 'commit' });
    await until('the caller in the agent\'s ear', REATTACH_MS, async () =>
      hasTone(await alice.talking.heardLast(300), TONES.caller),
    );
    const remainingMs = REATTACH_MS - (performance.now() - reloadedMs);
    await until('the agent in the caller\'s ear', Math.max(1, remainingMs), async () =>
      hasTone(await caller.heardLast(300), TONES.alice),
    );
    console.log(`both heard again ${(performance.now() - reloadedMs).toFixed(0)} ms after the reload`);
    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);
    assert.ok(await alice.isInCall());

    await alice.hangUp();
    await caller.ended();
  });

  story('should not lose the call with its WebSocket', sharedScene, async (stage) => {
    await talkingOverACable(stage, async (alice, caller, cable) => {
      cable.pull();
      await alice.by('connection-banner').waitFor();
      await expectHears(caller, TONES.alice);
      await expectHears(alice.talking, TONES.caller);

      cable.plugIn();
      await alice.by('connection-banner').waitFor({ state: 'hidden' });
      await expectHears(alice.talking, TONES.caller);
    });
  });

  story('should notice a connection that is dead without a word, and come back', sharedScene, async (stage) => {
    await talkingOverACable(stage, async (alice, caller, cable) => {
      cable.freeze();
      // Beats come each 5 s; 15 s without one is death.
      await alice.by('connection-banner').waitFor({ timeout: 25_000 });
      await expectHears(caller, TONES.alice);

      cable.plugIn();
      await alice.by('connection-banner').waitFor({ state: 'hidden', timeout: 15_000 });
    });
  }, NIGHTLY);
});

/** A conversation whose desk has a cable of its own to the server; plays, hangs up, and leaves. */
async function talkingOverACable(
  stage: Stage,
  play: (alice: Desk, caller: GatewayCall, cable: TcpProxy) => Promise<void>,
): Promise<void> {
  const cable = await TcpProxy.to(stage.addresses.httpPort);
  try {
    const alice = await stage.agentAt(`http://127.0.0.1:${cable.port}/`, 'alice');
    await alice.becomeReady();
    const caller = await stage.caller();
    await alice.rings();
    await alice.answer();
    await expectHears(caller, TONES.alice);

    await play(alice, caller, cable);

    await alice.hangUp();
    await caller.ended();
    await alice.wrapUp();
    await alice.leave();
  } finally {
    await cable.close();
  }
}
