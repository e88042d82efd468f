import { describe, expect, it } from 'vitest';
import { smallFlow } from '../../../test/fakes/fake-flows';
import { hotline } from '../../contract/generated/hotline';
import { readFlow, writeFlow } from './reading';

const spoiled = (spoil: (flow: Record<string, unknown>) => void): string => {
  const flow = JSON.parse(writeFlow(smallFlow())) as Record<string, unknown>;
  spoil(flow);
  return JSON.stringify(flow);
};

describe('a flow’s file', () => {
  it('should be read as it was written, steps of no known kind included', () => {
    const strange = { ...smallFlow(), nodes: [{ nodeId: 'a', name: 'A', step: { type: 'hologram', beams: [1, { colour: 'red' }] }, exits: { bright: 'a' } }] };
    for (const flow of [smallFlow(), hotline, strange]) expect(readFlow(writeFlow(flow as never))).toEqual({ ok: true, flow });
  });

  it.each([
    ['no JSON', '{"flowId": ', 'not-json', /./],
    ['a list', '[]', 'not-a-flow', /^$/],
    ['another kind of file', '{"name": "package"}', 'not-a-flow', /^$/],
    ['no name', spoiled((flow) => delete flow['name']), 'missing', /^name$/],
    ['nodes that are none', spoiled((flow) => (flow['nodes'] = 'many')), 'wrong-type', /^nodes$/],
    ['a step without a type', spoiled((flow) => ((flow['nodes'] as { step: object }[])[1] = { ...(flow['nodes'] as { step: object }[])[1], step: {} })), 'missing', /^nodes\/1\/step\/type$/],
    ['an exit to nowhere nameable', spoiled((flow) => ((flow['nodes'] as { exits: object }[])[0] = { ...(flow['nodes'] as { step: object; exits: object }[])[0], exits: { next: 7 } })), 'wrong-type', /^nodes\/0\/exits\/next$/],
    ['a stranger', spoiled((flow) => (flow['colour'] = 'red')), 'unknown', /^colour$/],
    ['too many', spoiled((flow) => (flow['nodes'] = Array.from({ length: 1_001 }, () => ({})))), 'too-many', /^nodes$/],
  ])('should be refused with what is wrong, and where: %s', (_, text, code, at) => {
    const reading = readFlow(text);
    if (reading.ok) throw new Error('was read');
    expect(reading.fault.code).toBe(code);
    expect(reading.fault.at).toMatch(at);
  });
});
