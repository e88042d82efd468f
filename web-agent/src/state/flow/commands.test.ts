import { describe, expect, it } from 'vitest';
import { node, smallSheet } from '../../../test/fakes/fake-flows';
import { addKey, addNode, changeNode, connect, copyNodes, disconnect, moveNodes, nextKey, nudge, pasteNodes, removeExit, removeNodes, renameKey, replaceFlow, setField, setFlow, setLabel } from './commands';
import { findNode, type FlowNode, type Sheet } from './document';

const at = (sheet: Sheet, nodeId: string): FlowNode => {
  const found = findNode(sheet.flow, nodeId);
  if (found === undefined) throw new Error(`no ${nodeId}`);
  return found;
};

describe('a sheet', () => {
  it('should get a new step under an id of its own, and begin there when it is the first', () => {
    const [once, first] = addNode(smallSheet(), 'menu', 'Another', { x: 8, y: 16 });
    expect(first).toBe('menu-2');
    expect(once.layout[first]).toEqual({ x: 8, y: 16 });
    const empty = { flow: { ...smallSheet().flow, nodes: [], startNodeId: '' }, layout: {} };
    expect(addNode(empty, 'play', 'Hello', { x: 0, y: 0 })[0].flow.startNodeId).toBe('play');
  });

  it('should lead a new queue to where the other queues go when they are full', () => {
    const [sheet, nodeId] = addNode(smallSheet(), 'queue', 'Third', { x: 0, y: 0 }, { queueId: 'third' });
    expect(at(sheet, nodeId)).toMatchObject({ step: { queueId: 'third' }, exits: { full: 'end' } });
    const split = connect(smallSheet(), { nodeId: 'support', exit: 'full' }, 'welcome');
    const [other, otherId] = addNode(split, 'queue', 'Third', { x: 0, y: 0 });
    expect(at(other, otherId).exits).toEqual({});
  });

  it('should keep the key of a menu whose way is cut, and forget other exits', () => {
    const sheet = disconnect(smallSheet(), [
      { nodeId: 'menu', exit: '1' },
      { nodeId: 'menu', exit: 'no-input' },
    ]);
    expect(at(sheet, 'menu').exits).toEqual({ '1': '', '2': 'support', 'wrong-input': 'sales' });
  });

  it('should cut the ways to what is removed, and have no start without it', () => {
    const sheet = removeNodes(smallSheet(), new Set(['sales', 'welcome']));
    expect(sheet.flow.startNodeId).toBe('');
    expect(at(sheet, 'menu').exits).toEqual({ '1': '', '2': 'support' });
    expect(Object.keys(sheet.layout).sort()).toEqual(['end', 'menu', 'support']);
  });

  it('should give a menu the next key of a phone, and rename one where it stands', () => {
    const menu = at(smallSheet(), 'menu');
    expect(nextKey(menu)).toBe('3');
    const sheet = renameKey(addKey(smallSheet(), 'menu', '3'), 'menu', '1', '9');
    expect(at(sheet, 'menu').exits).toMatchObject({ '9': 'sales', '3': '' });
    expect(renameKey(sheet, 'menu', '9', '3')).toBe(sheet);
    expect(at(removeExit(sheet, { nodeId: 'menu', exit: '3' }), 'menu').exits).not.toHaveProperty('3');
  });

  it('should set what a step says, however deep, and leave the other steps the same objects', () => {
    const before = smallSheet();
    const sheet = setField(before, 'menu', 'asking/attempts', 5);
    expect(at(sheet, 'menu').step).toMatchObject({ asking: { attempts: 5 } });
    expect(at(sheet, 'sales')).toBe(at(before, 'sales'));
    expect(at(setField(sheet, 'menu', 'name', 'Choose'), 'menu').name).toBe('Choose');
    expect(setFlow(sheet, { language: 'zh-CN' }).flow.language).toBe('zh-CN');
    expect(changeNode(sheet, 'menu', (same) => same)).toBe(sheet);
  });

  it('should let a case keep its way when it is renamed, and lose it when it goes', () => {
    const decides = node('decides', 'branch', { near: 'sales', else: 'end' }, { cases: [{ exit: 'near', all: [] }] });
    const sheet = { ...smallSheet(), flow: { ...smallSheet().flow, nodes: [...smallSheet().flow.nodes, decides] } };
    const renamed = setField(sheet, 'decides', 'cases', [{ exit: 'local', all: [] }]);
    expect(at(renamed, 'decides').exits).toEqual({ local: 'sales', else: 'end' });
    expect(at(setField(renamed, 'decides', 'cases', []), 'decides').exits).toEqual({ else: 'end' });
    const two = setField(renamed, 'decides', 'cases', [{ exit: 'new', all: [] }, { exit: 'local', all: [] }]);
    expect(at(two, 'decides').exits).toEqual({ local: 'sales', else: 'end' });
  });

  it('should paste what was copied under new ids, leading to each other and to what is here', () => {
    const clip = copyNodes(smallSheet(), new Set(['menu', 'sales']));
    const [sheet, ids] = pasteNodes(smallSheet(), clip, { x: 40, y: 40 });
    expect([...ids]).toEqual(['menu-2', 'sales-2']);
    expect(at(sheet, 'menu-2').exits).toEqual({ '1': 'sales-2', '2': 'support', 'no-input': 'sales-2', 'wrong-input': 'sales-2' });
    expect(sheet.layout['menu-2']).toEqual({ x: (smallSheet().layout['menu']?.x ?? 0) + 40, y: (smallSheet().layout['menu']?.y ?? 0) + 40 });
  });

  it('should keep the keys of a menu that is pasted where nothing of it is', () => {
    const clip = copyNodes(smallSheet(), new Set(['menu']));
    const elsewhere = { flow: { ...smallSheet().flow, nodes: [] }, layout: {} };
    const [sheet] = pasteNodes(elsewhere, clip, { x: 0, y: 0 });
    expect(at(sheet, 'menu').exits).toEqual({ '1': '', '2': '' });
  });

  it('should be the same where nothing moved', () => {
    const sheet = smallSheet();
    expect(moveNodes(sheet, { sales: { ...(sheet.layout['sales'] ?? { x: 0, y: 0 }) } })).toBe(sheet);
    expect(nudge(sheet, new Set(['sales']), { x: 8, y: 0 }).layout['sales']?.x).toBe((sheet.layout['sales']?.x ?? 0) + 8);
  });

  it('should take another document in its place, under its own id', () => {
    const sheet = replaceFlow(smallSheet(), { ...smallSheet().flow, flowId: 'other', version: 9, name: 'Imported', nodes: [node('menu', 'menu')] });
    expect(sheet.flow).toMatchObject({ flowId: 'small', version: 1, name: 'Imported' });
    expect(Object.keys(sheet.layout)).toEqual(['menu']);
  });
});

describe('what a chat offers for a key', () => {
  const menu = node('menu', 'menu', { '1': 'x', '2': 'y' });
  const sheet: Sheet = { flow: { flowId: 'f', name: 'F', version: 1, language: 'en', startNodeId: 'menu', nodes: [menu] }, layout: {} };
  const labels = (changed: Sheet): unknown => changed.flow.nodes[0]?.step['labels'];

  it('should be written for each language, and taken back so that nothing is left', () => {
    const both = setLabel(setLabel(sheet, 'menu', '1', 'en', 'Sales'), 'menu', '1', 'zh-CN', '销售');
    expect(labels(both)).toEqual({ '1': { en: 'Sales', 'zh-CN': '销售' } });
    const none = setLabel(setLabel(both, 'menu', '1', 'en', ''), 'menu', '1', 'zh-CN', '');
    expect(none.flow.nodes[0]?.step).toEqual(menu.step);
  });

  it('should go with its key', () => {
    const labelled = setLabel(sheet, 'menu', '1', 'en', 'Sales');
    expect(labels(renameKey(labelled, 'menu', '1', '7'))).toEqual({ '7': { en: 'Sales' } });
    expect(labels(removeExit(labelled, { nodeId: 'menu', exit: '1' }))).toBeUndefined();
  });
});
