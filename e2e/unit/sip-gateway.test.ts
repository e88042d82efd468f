import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { durationMs, hasTone, lastMs } from '../src/audio.ts';
import { Baresip } from '../src/baresip.ts';
import { GatewayCall } from '../src/sip-gateway.ts';
import { SippEcho } from '../src/sipp-echo.ts';
import { until } from '../src/until.ts';

describe('the SIP gateway', () => {
  let echo: SippEcho;
  before(async () => {
    echo = await SippEcho.start();
  });
  after(() => {
    echo.close();
  });

  it('should hear its own tone come back, and hang up', async () => {
    const call = await GatewayCall.dial({ sipPort: echo.sipPort, toneHz: 1130 });
    await until('half a second of sound', 5000, () => durationMs(call.rtp.heard()) >= 500);
    assert.ok(hasTone(lastMs(call.rtp.heard(), 400), 1130));
    await call.hangUp();
    await call.ended();
    const requests = call.messages().filter((message) => !message.received && message.method);
    assert.deepEqual(
      requests.map((request) => request.method),
      ['INVITE', 'ACK', 'BYE'],
    );
    call.rtp.close();
  });

  it('should carry several calls at once', async () => {
    const tones = [630, 1130, 1570];
    const calls = await Promise.all(tones.map((toneHz) => GatewayCall.dial({ sipPort: echo.sipPort, toneHz })));
    await until('sound in all', 5000, () => calls.every((call) => durationMs(call.rtp.heard()) >= 500));
    assert.deepEqual(
      calls.map((call) => tones.find((toneHz) => hasTone(call.rtp.heard(), toneHz))),
      tones,
    );
    await Promise.all(calls.map((call) => call.close()));
    assert.ok(calls.every((call) => call.isOver));
  });

  it('should have a second opinion: baresip hears its own tone, too', async () => {
    const baresip = await Baresip.start(1130);
    try {
      baresip.dial(echo.sipPort);
      await baresip.happens('CALL_ESTABLISHED');
      // A recording has to last: baresip flushes the file at the end.
      await delay(1500);
      baresip.hangUp();
      await baresip.happens('CALL_CLOSED');
      await until('it recorded itself', 5000, () => Promise.resolve(hasTone(lastMs(baresip.recorded(), 500), 1130)));
    } finally {
      baresip.close();
    }
  });
});
