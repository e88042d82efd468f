import { describe, expect, it } from 'vitest';
import { node, smallFlow, smallSheet } from '../../../test/fakes/fake-flows';
import { addKey, addNode, connect, removeNodes, setField, setFlow } from './commands';
import { diffFlows } from './diff';
import type { Flow, Sheet } from './document';
import { rebaseFlow } from './rebase';

const changed = (...changes: ((sheet: Sheet) => Sheet)[]): Flow => changes.reduce((sheet, change) => change(sheet), smallSheet()).flow;

describe('the difference of two flows', () => {
  it('should be nothing where only the order of the list differs', () => {
    expect(diffFlows(smallFlow(), { ...smallFlow(), nodes: smallFlow().nodes.toReversed() })).toEqual([]);
  });

  it('should tell what came, what went, and each value that is another', () => {
    const flow = changed(
      (sheet) => addNode(sheet, 'play', 'Hello', { x: 0, y: 0 })[0],
      (sheet) => removeNodes(sheet, new Set(['support'])),
      (sheet) => setField(sheet, 'menu', 'asking/attempts', 2),
      (sheet) => setFlow(sheet, { name: 'Larger' }),
    );
    expect(diffFlows(smallFlow(), flow)).toMatchObject([
      { nodeId: '', fields: [{ field: 'name', before: 'Small', after: 'Larger' }] },
      {
        nodeId: 'menu',
        kind: 'changed',
        fields: [
          { field: 'step/asking/attempts', before: 3, after: 2 },
          { field: 'exits/2', before: 'support', after: '' },
        ],
      },
      { nodeId: 'play', kind: 'added', type: 'play' },
      { nodeId: 'support', kind: 'removed' },
    ]);
  });
});

describe('rebasing a flow', () => {
  it('should put both sides’ changes together, field by field', () => {
    const theirs = { ...changed((sheet) => setField(sheet, 'menu', 'asking/attempts', 5)), version: 2 };
    const mine = changed((sheet) => connect(addKey(sheet, 'menu', '3'), { nodeId: 'menu', exit: '3' }, 'end'));
    const { flow, conflicts } = rebaseFlow(smallFlow(), theirs, mine);
    expect(conflicts).toEqual([]);
    expect(flow.version).toBe(2);
    expect(flow.nodes.find(({ nodeId }) => nodeId === 'menu')).toMatchObject({ step: { asking: { attempts: 5 } }, exits: { '3': 'end' } });
  });

  it('should ask where both changed the same, and take theirs unless told', () => {
    const theirs = changed((sheet) => setField(sheet, 'menu', 'name', 'Theirs'));
    const mine = changed((sheet) => setField(sheet, 'menu', 'name', 'Mine'));
    const { flow, conflicts } = rebaseFlow(smallFlow(), theirs, mine);
    expect(conflicts).toMatchObject([{ id: 'menu', field: 'name', mine: 'Mine', theirs: 'Theirs' }]);
    const nameOf = (within: Flow): string | undefined => within.nodes.find(({ nodeId }) => nodeId === 'menu')?.name;
    expect(nameOf(flow)).toBe('Theirs');
    expect(nameOf(rebaseFlow(smallFlow(), theirs, mine, new Map([[conflicts[0]?.key ?? '', 'mine']])).flow)).toBe('Mine');
  });

  it('should leave no trace of an exit that was taken away', () => {
    const mine = { ...smallFlow(), nodes: smallFlow().nodes.map((each) => (each.nodeId === 'menu' ? node('menu', 'menu', { '1': 'sales' }, each.step) : each)) };
    const menu = rebaseFlow(smallFlow(), { ...smallFlow(), name: 'Theirs' }, mine).flow.nodes.find(({ nodeId }) => nodeId === 'menu');
    expect(menu?.exits).toStrictEqual({ '1': 'sales' });
  });
});
