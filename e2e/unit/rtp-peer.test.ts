import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { durationMs, hasTone, isSilent } from '../src/audio.ts';
import { RtpPeer } from '../src/rtp-peer.ts';
import { until } from '../src/until.ts';

describe('the RTP peer', () => {
  let left: RtpPeer;
  let right: RtpPeer;
  before(async () => {
    left = await RtpPeer.open();
    right = await RtpPeer.open();
  });
  after(() => {
    left.close();
    right.close();
  });

  it('should hear the tone that another peer sends, without loss', async () => {
    left.sendTone(1130, '127.0.0.1', right.port);
    await until('half a second of sound', 5000, () => durationMs(right.heard()) >= 500);
    left.stopSending();
    assert.ok(hasTone(right.heard(), 1130));
    assert.ok(!hasTone(right.heard(), 630));
    const { lost, ssrcs } = right.statistics();
    assert.deepEqual({ lost, ssrcs }, { lost: 0, ssrcs: 1 });
  });

  it('should count a packet that never came, and hear a hole there', async () => {
    const listener = await RtpPeer.open();
    for (const sequence of [65534, 65535, 2, 1]) {
      left.sendRaw(rtp(sequence, 8, Buffer.alloc(160, 0xd5)), '127.0.0.1', listener.port);
    }
    await until('four packets', 5000, () => listener.received().length === 4);
    assert.equal(listener.statistics().lost, 1);
    assert.equal(durationMs(listener.heard()), 100);
    assert.ok(isSilent(listener.heard()));
    listener.close();
  });

  it('should read a telephone event once, and take RTCP and garbage for no RTP', async () => {
    const listener = await RtpPeer.open();
    const five = Buffer.from([5, 0x0a, 0, 160]);
    for (const sequence of [1, 2, 3]) {
      left.sendRaw(rtp(sequence, 101, five), '127.0.0.1', listener.port);
    }
    left.sendRaw(Buffer.from([0x80, 200, 0, 6, ...Array<number>(24).fill(0)]), '127.0.0.1', listener.port);
    left.sendRaw(Buffer.from('garbage'), '127.0.0.1', listener.port);
    left.sendRaw(rtp(4, 8, Buffer.alloc(160)), '127.0.0.1', listener.port);
    await until('the last packet', 5000, () => listener.statistics().received === 1);
    assert.equal(listener.digits(), '5');
    assert.equal(listener.received().length, 4);
    listener.close();
  });
});

function rtp(sequence: number, payloadType: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(payloadType, 1);
  header.writeUInt16BE(sequence, 2);
  return Buffer.concat([header, payload]);
}
