import { describe, expect, it } from 'vitest';
import { badAttribute, badNumber, blankCustomer, rebase, tidy } from './customer-form';

describe('A customer as it is typed', () => {
  it('should begin with the number of who calls', () => {
    expect(blankCustomer('13800138000').numbers).toEqual(['13800138000']);
    expect(blankCustomer(undefined).numbers).toEqual([]);
  });

  it('should be saved without what is empty', () => {
    const typed = { ...blankCustomer(' 010 1234 '), name: ' Ann ', account: ' 7 ', attributes: [{ name: '', value: ' ' }, { name: 'city ', value: ' X' }] };
    expect(tidy(typed)).toMatchObject({ name: 'Ann', account: '7', numbers: ['010 1234'], attributes: [{ name: 'city', value: 'X' }] });
  });

  it.each(['+86 (0)10-1234.5678', '601'])('should have the number %s', (number) => {
    expect(badNumber(blankCustomer(number))).toBeUndefined();
  });

  it.each(['web-visitor', '+', '()', '1'.repeat(42)])('should not have the number %s', (number) => {
    expect(badNumber(blankCustomer(number))).toBe(number);
  });

  it('should know each thing by a name of its own', () => {
    const named = (...names: string[]): ReturnType<typeof blankCustomer> => ({ ...blankCustomer(undefined), attributes: names.map((name) => ({ name, value: 'x' })) });
    expect(badAttribute(named('city', 'contract-2'))).toBeUndefined();
    expect(badAttribute(named('city', 'city'))).toBe('city');
    expect(badAttribute(named('City'))).toBe('City');
    expect(badAttribute(named(''))).toBe('');
  });

  it('should keep what was typed when somebody else saves meanwhile, and take the rest from there', () => {
    const before = { ...blankCustomer('1'), name: 'Ann', note: 'tall' };
    const typed = { ...before, name: 'Anne ', vip: true };
    expect(rebase(typed, before, { ...before, note: 'short' })).toEqual({ form: { ...typed, note: 'short' }, contested: [] });
    expect(rebase(typed, before, { ...before, name: 'Anna', vip: true })).toEqual({ form: typed, contested: ['name'] });
    expect(rebase(before, before, { ...before, numbers: ['1', '2'] }).form.numbers).toEqual(['1', '2']);
  });
});
