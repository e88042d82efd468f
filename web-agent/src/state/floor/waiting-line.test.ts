import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientRequest, FloorContact } from '../../contract';
import { refuse, type Reply } from '../../transport/reply';
import { WaitingLine } from './waiting-line';

const sales = { queueId: 'sales', name: 'Sales' };
const support = { queueId: 'support', name: 'Support' };
const bob = { agentId: 'bob', name: 'Bob' };
const contact: FloorContact = {
  contactId: 'c1',
  channel: 'voice',
  state: 'queued',
  queue: sales,
  caller: { address: '13800138000' },
  arrivedAtMs: 0,
  waitingSinceMs: 0,
  position: 1,
};

let asked: ClientRequest[];
let replies: Reply<unknown>[];
let line: WaitingLine;

beforeEach(() => {
  asked = [];
  replies = [];
  line = new WaitingLine((message) => {
    asked.push(message);
    return Promise.resolve(replies.shift() ?? { ok: true, value: {} });
  });
});

describe('the line of those who wait', () => {
  it('should move a contact, and back again without a question', async () => {
    await line.move(contact, support);
    expect(line.state.get().notice).toMatchObject({ kind: 'moved', to: support, from: sales });

    await line.moveBack();
    expect(asked).toEqual([
      { type: 'move-contact', contactId: 'c1', queueId: 'support' },
      { type: 'move-contact', contactId: 'c1', queueId: 'sales' },
    ]);
    expect(line.state.get().notice).toMatchObject({ kind: 'moved-back', to: sales });

    await line.moveBack();
    expect(asked).toHaveLength(2);
  });

  it('should say at whom it rings', async () => {
    expect(await line.assign(contact, bob)).toBe(true);
    expect(asked).toEqual([{ type: 'assign-contact', contactId: 'c1', agentId: 'bob' }]);
    expect(line.state.get().notice).toMatchObject({ kind: 'assigned', agent: bob });
  });

  it('should keep the server’s reason when it says no', async () => {
    replies = [refuse('agent-not-available', 'That agent is not available.')];
    expect(await line.assign(contact, bob)).toBe(false);
    expect(line.state.get().notice).toMatchObject({ kind: 'refused', refusal: { code: 'agent-not-available' } });
    line.dismiss();
    expect(line.state.get().notice).toBeUndefined();
  });

  it('should take a second click for the same wish', async () => {
    const first = line.assign(contact, bob);
    expect(line.state.get().pending.has('c1')).toBe(true);
    expect(await line.assign(contact, bob)).toBe(false);
    await first;
    expect(asked).toHaveLength(1);
    expect(line.state.get().pending.size).toBe(0);
  });
});
