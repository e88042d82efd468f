import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { durationMs, hasTone, lastMs } from '../src/audio.ts';
import { freeUdpPort } from '../src/ports.ts';
import { GatewayCall } from '../src/sip-gateway.ts';
import { until } from '../src/until.ts';

/** The gateway against sipp's own answering machine, which echoes RTP: proves the harness without the product. */
describe('the SIP gateway', () => {
  let echo: ChildProcess;
  let sipPort: number;
  before(async () => {
    sipPort = await freeUdpPort();
    const mediaPort = await freeUdpPort();
    const control = await freeUdpPort();
    echo = spawn(
      'sipp',
      ['-sn', 'uas', '-i', '127.0.0.1', '-p', `${sipPort}`, '-mi', '127.0.0.1', '-mp', `${mediaPort}`, '-rtp_echo']
        .concat(['-cp', `${control}`, '-nostdin', '-skip_rlimit']),
      { stdio: 'ignore' },
    );
  });
  after(() => {
    echo.kill('SIGKILL');
  });

  it('should hear its own tone come back, and hang up', async () => {
    const call = await GatewayCall.dial({ sipPort, toneHz: 1130 });
    await until('half a second of sound', 5000, () => durationMs(call.rtp.heard()) >= 500);
    assert.ok(hasTone(lastMs(call.rtp.heard(), 400), 1130));
    await call.hangUp();
    await call.ended();
    const requests = call.messages().filter((message) => !message.received && message.method);
    assert.deepEqual(requests.map((request) => request.method), ['INVITE', 'ACK', 'BYE']);
    call.rtp.close();
  });

  it('should carry several calls at once', async () => {
    const calls = await Promise.all([630, 1130, 1530].map((toneHz) => GatewayCall.dial({ sipPort, toneHz })));
    await until('sound in all', 5000, () => calls.every((call) => durationMs(call.rtp.heard()) >= 500));
    assert.deepEqual(calls.map((call) => [630, 1130, 1530].find((f) => hasTone(call.rtp.heard(), f))), [630, 1130, 1530]);
    await Promise.all(calls.map((call) => call.close()));
    assert.ok(calls.every((call) => call.isOver));
  });
});
