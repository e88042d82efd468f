import { describe, expect, it } from 'vitest';
import { node, smallFlow, smallSheet } from '../../../test/fakes/fake-flows';
import { hotline } from '../../contract/generated/hotline';
import type { Flow, Layout } from './document';
import { arrange, freePlace, laidOut, sizeOf } from './layout';

function overlaps(flow: Flow, layout: Layout): string[] {
  const boxes = flow.nodes.map((each) => ({ id: each.nodeId, ...(layout[each.nodeId] ?? { x: NaN, y: NaN }), ...sizeOf(each) }));
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height ? [`${a.id} ${b.id}`] : [])),
  );
}

/** A tree of menus, as large as a flow may become. */
function largeFlow(menus: number): Flow {
  const nodes = Array.from({ length: menus }, (_, i) => {
    const exits = Object.fromEntries([1, 2, 3].flatMap((key) => (i * 3 + key < menus ? [[key, `m${i * 3 + key}`]] : [])));
    return node(`m${i}`, 'menu', { ...exits, 'no-input': 'm0', 'wrong-input': 'm0' });
  });
  return { ...smallFlow(), startNodeId: 'm0', nodes };
}

describe('the layout', () => {
  it.each([
    ['the hotline', hotline as Flow],
    ['a thousand menus', largeFlow(1_000)],
  ])('should put no step of %s onto another', (_, flow) => {
    const layout = arrange(flow);
    expect(Object.keys(layout)).toHaveLength(flow.nodes.length);
    expect(overlaps(flow, layout)).toEqual([]);
  });

  it('should lead from the left to the right, in the order of the keys', () => {
    const layout = arrange(smallFlow());
    const x = (nodeId: string): number => layout[nodeId]?.x ?? NaN;
    expect(x('welcome')).toBeLessThan(x('menu'));
    expect(x('menu')).toBeLessThan(x('sales'));
    expect(x('sales')).toBe(x('support'));
    expect(layout['sales']?.y ?? NaN).toBeLessThan(layout['support']?.y ?? NaN);
  });

  it('should keep where the author put a step, and find a free place for one that has none', () => {
    const mine = { x: 640, y: 320 };
    const before = { ...smallSheet(), layout: { ...smallSheet().layout, support: mine } };
    const flow = { ...before.flow, nodes: [...before.flow.nodes, node('late', 'hang-up')] };
    const { layout } = laidOut({ flow, layout: before.layout });
    expect(layout['support']).toEqual(mine);
    expect(overlaps(flow, layout)).toEqual([]);
    expect(laidOut(before)).toBe(before);
  });

  it('should arrange some steps among each other', () => {
    expect(Object.keys(arrange(smallFlow(), new Set(['menu', 'sales'])))).toEqual(['menu', 'sales']);
  });

  it('should move down where something stands in the way', () => {
    const sheet = smallSheet();
    const taken = sheet.layout['menu'] ?? { x: 0, y: 0 };
    expect(freePlace(sheet, taken, { width: 10, height: 10 }).y).toBeGreaterThan(taken.y);
    expect(freePlace(sheet, { x: 9_000, y: 9_000 }, { width: 10, height: 10 })).toEqual({ x: 9_000, y: 9_000 });
  });
});
