import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { brokenMedia, brokenSip, SeededBytes, sendDatagrams, sendRawHttp, talkWebSocket } from '../src/bad-input.ts';
import { expectHears, expectSilence, isNobodysTone, TONES } from '../src/listening.ts';
import { exceptionTracesIn } from '../src/product.ts';
import { RtpPeer } from '../src/rtp-peer.ts';
import { NIGHTLY, sharedScene, story } from '../src/story.ts';
import { toneShare } from '../src/audio.ts';

const SEED = Number(process.env['ONELINE_E2E_SEED'] ?? Date.now() % 1_000_000);

describe(`Bad input during a conversation (ONELINE_E2E_SEED=${SEED})`, NIGHTLY, () => {
  story('should disturb nobody, at whatever UDP port', sharedScene, async (stage) => {
    const random = new SeededBytes(SEED);
    const [alice, caller] = await stage.conversation('alice');

    const leg = caller.mediaAddress();
    await sendDatagrams(stage.addresses.mediaPort, brokenMedia(random));
    await sendDatagrams(stage.addresses.sipPort, brokenSip(random));
    await sendDatagrams(leg.port, brokenMedia(random));

    await Promise.all([expectHears(alice.talking, TONES.caller), expectHears(caller, TONES.alice)]);
    const next = await stage.caller({ toneHz: TONES.secondCaller });
    assert.equal(await next.finalStatus(), 200);
    assertNoTraces();
  });

  story('should let no stranger into a call, nor hear it', sharedScene, async (stage) => {
    const [alice, caller] = await stage.conversation('alice');

    const stranger = await RtpPeer.open();
    const leg = caller.mediaAddress();
    stranger.sendTone(TONES.carol, leg.host, leg.port);
    await expectHears(alice.talking, TONES.caller);
    const mixed = await alice.talking.heardLast(1000);
    assert.ok(toneShare(mixed, TONES.carol) < 0.01, 'the stranger is heard');
    await expectHears(caller, TONES.alice);
    assert.equal(stranger.received().length, 0, 'the stranger got packets');

    // Nor when the caller is silent for a while.
    caller.rtp.stopSending();
    await expectSilence(alice.talking);
    assert.ok(isNobodysTone(await alice.talking.heardLast(500)));
    caller.sendTone(TONES.caller);
    await expectHears(alice.talking, TONES.caller);
    stranger.close();
    assertNoTraces();
  });

  story('should be refused in clear words over HTTP', sharedScene, async (stage) => {
    const base = stage.url('');
    const json = { 'Content-Type': 'application/json' };
    const post = (path: string, body: string, headers: Record<string, string> = json): Promise<Response> =>
      fetch(base + path, { method: 'POST', headers, body });

    for (const body of ['', '{', '[]', 'null', '{"tenant":1}', '{"tenant":"demo"}', `{"tenant":"${'x'.repeat(200)}","username":"a","password":"b"}`]) {
      const response = await post('/api/v1/login', body);
      assert.equal(response.status, 400, `login with ${body.slice(0, 60)}`);
      const problem = (await response.json()) as { code?: string; message?: string };
      assert.ok(problem.code && problem.message, 'a problem has code and message');
    }
    const huge = await post('/api/v1/login', `{"tenant":"${'x'.repeat(5_000_000)}"}`).catch(() => undefined);
    assert.ok(huge === undefined || [400, 413].includes(huge.status), `huge body: ${huge?.status}`);
    assert.equal((await post('/api/v1/web-calls', '{"tenant":"demo","entry":"no-such-entry"}')).status, 404);
    assert.equal((await fetch(`${base}/api/v1/contacts`)).status, 401);
    assert.equal((await fetch(`${base}/api/v1/contacts`, { headers: { Authorization: 'Bearer x.y.z' } })).status, 401);
    assert.equal((await fetch(`${base}/api/v1/no-such-thing`)).status, 404);
    const secret = await sendRawHttp(stage.addresses.httpPort, 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.doesNotMatch(secret, /root:/);
    const encoded = await sendRawHttp(stage.addresses.httpPort, 'GET /%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.doesNotMatch(encoded, /root:/);
    for (const request of ['NONSENSE\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`, new SeededBytes(SEED).bytes(2000)]) {
      await sendRawHttp(stage.addresses.httpPort, request);
    }
    assert.ok(await stage.rest.health());
    assertNoTraces();
  });

  story('should be refused in clear words over WebSocket', sharedScene, async (stage) => {
    const url = `ws://127.0.0.1:${stage.addresses.httpPort}/ws`;
    const origin = stage.url('');
    const token = await stage.rest.login('carol');
    const hello = JSON.stringify({ type: 'hello', token });

    const foreign = await talkWebSocket(url, [hello], 'http://evil.example');
    assert.equal(foreign.httpStatus, 403);
    const noHello = talkWebSocket(url, ['{"type":"set-ready","id":1}'], origin, 8000);
    const wrongToken = await talkWebSocket(url, ['{"type":"hello","token":"nonsense"}'], origin, 8000);
    assert.equal(wrongToken.code, 4401);

    const random = new SeededBytes(SEED);
    const nonsense: (string | Uint8Array)[] = [
      '', '{', '[]', 'null', '{"type":"no-such-type","id":1}', '{"type":"accept-offer","id":2}',
      '{"type":"accept-offer","id":3,"offerId":"no-such-offer"}', '{"type":"hang-up","id":4,"contactId":"somebody-elses"}',
      '{"type":"sdp-offer","id":5,"contactId":"c1","legId":"c1:agent1","attempt":1,"sdp":"v=0"}',
      '{"type":"set-ready","id":-1}', '{"type":"beat","timeMs":"now"}', random.bytes(300),
    ];
    for (const frame of nonsense) {
      const isRefusal = (text: string): boolean => text.includes('"refused"');
      const end = await talkWebSocket(url, [hello, frame], origin, 600, isRefusal);
      const answered = end.received.some(isRefusal);
      assert.ok(answered || end.code >= 4000 || [1002, 1003, 1007, 1008].includes(end.code), `no word on ${String(frame)}: ${end.code}`);
    }
    const flood = await talkWebSocket(url, [hello, 'x'.repeat(2_000_000)], origin, 3000);
    assert.notEqual(flood.code, 1000, 'a message of 2 MB');
    assert.equal((await noHello).code, 4401);
    assert.ok(await stage.rest.health());
    assertNoTraces();
  });
});

function assertNoTraces(): void {
  assert.deepEqual(exceptionTracesIn(process.env['ONELINE_E2E_SHARED_LOG'] ?? ''), []);
}
