import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectHears, TONES } from '../src/listening.ts';
import { OutsideLine } from '../src/outside-line.ts';
import { freeUdpPort } from '../src/ports.ts';
import { GatewayCall } from '../src/sip-gateway.ts';

describe('the telephone outside', () => {
  void it('should answer, hear and be heard, and hang up', async () => {
    const port = await freeUdpPort();
    const line = await OutsideLine.open(port, { toneHz: TONES.outside });
    const call = await GatewayCall.dial({ sipPort: port, to: '13900000000', toneHz: TONES.caller });
    try {
      assert.equal(await line.called(), '13900000000');
      await line.answered();
      await Promise.all([expectHears(line, TONES.caller), expectHears(call, TONES.outside)]);
      await line.hangUp();
      await call.ended();
    } finally {
      await call.close();
      line.close();
    }
  });

  void it('should be busy when told so', async () => {
    const port = await freeUdpPort();
    const line = await OutsideLine.open(port, { toneHz: TONES.outside, busy: true });
    const call = await GatewayCall.start({ sipPort: port });
    try {
      assert.equal(await call.finalStatus(), 486);
      await line.ended();
    } finally {
      await call.close();
      line.close();
    }
  });
});
