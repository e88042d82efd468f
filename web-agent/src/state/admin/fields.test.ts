import { describe, expect, it } from 'vitest';
import { fieldsOf, same, withField } from './fields';

const queue = { name: 'A', routing: { ring: { atMost: 2 }, steps: [{ afterMs: 0 }, { afterMs: 5 }] }, whenLong: { kind: 'stay', name: '' } };

describe('fields', () => {
  it('should be named by their path; lists and targets are one each', () => {
    expect([...fieldsOf(queue).keys()]).toEqual(['name', 'routing/ring/atMost', 'routing/steps', 'whenLong']);
  });

  it('should be set without touching what they were taken from', () => {
    const changed = withField(queue, 'routing/steps/1/afterMs', 9);
    expect(changed.routing.steps).toEqual([{ afterMs: 0 }, { afterMs: 9 }]);
    expect(queue.routing.steps[1]).toEqual({ afterMs: 5 });
    expect(changed.routing.ring).toBe(queue.routing.ring);
  });

  it('should be compared by what they say', () => {
    expect(same(queue, structuredClone(queue))).toBe(true);
    expect(same(queue, withField(queue, 'routing/steps/0/afterMs', 1))).toBe(false);
    expect(same([], {})).toBe(false);
    expect(same({ a: null }, { a: undefined })).toBe(false);
  });
});
