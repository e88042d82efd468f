import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TELEPHONE_EVENT } from '../src/rtp-peer.ts';
import { sharedScene, story } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('Keys pressed at the desk', () => {
  story('should reach the gateway as telephone events (RFC 4733)', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    await alice.press('159');
    await until('three digits at the gateway', 5000, () => caller.rtp.digits().length >= 3).catch(() => undefined);
    assert.equal(caller.rtp.digits(), '159');
    const events = caller.rtp.received().filter((packet) => packet.payloadType === TELEPHONE_EVENT);
    const audioSsrcs = new Set(caller.rtp.received().filter((packet) => packet.payloadType !== TELEPHONE_EVENT).map((packet) => packet.ssrc));
    assert.ok(events.some((packet) => ((packet.payload[1] ?? 0) & 0x80) !== 0), 'an event without its end bit');
    assert.ok(events.every((packet) => audioSsrcs.has(packet.ssrc)), 'events belong to the stream of the audio');
  });
});
