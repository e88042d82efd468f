import { describe, expect, it } from 'vitest';
import { makeId } from './ids';

describe('the id of a new thing', () => {
  it('should be its name, fit for an address', () => {
    expect(makeId('VIP & Café – Süd', 'q', new Set())).toBe('vip-cafe-sud');
  });

  it('should be numbered when the name has no latin letter', () => {
    expect(makeId('销售', 'q', new Set())).toBe('q1');
    expect(makeId('售后', 'q', new Set(['q1', 'q2']))).toBe('q3');
  });

  it('should be its own', () => {
    expect(makeId('Sales', 'q', new Set(['sales']))).toBe('sales-2');
    expect(makeId('Sales', 'q', new Set(['sales', 'sales-2']))).toBe('sales-3');
  });

  it('should stay short, and not end in a dash', () => {
    const id = makeId(`${'a'.repeat(39)} ${'b'.repeat(39)}`, 'q', new Set());
    expect(id).toBe('a'.repeat(39));
  });
});
