import { describe, expect, it } from 'vitest';
import { contactIdOf, pageOf, whyHref } from './router';

describe("the address of a contact's page", () => {
  it('should find the contact that it names', () => {
    for (const contactId of ['c1', 'c1:callback', 'c/1 ü%']) expect(contactIdOf(whyHref(contactId))).toBe(contactId);
  });

  it('should find none in other addresses', () => {
    for (const hash of ['', '#/floor', '#/contacts/c1', '#/contacts//why', '#/contacts/%E0%/why', '#/contacts/a/b/why'])
      expect(contactIdOf(hash), hash).toBeUndefined();
  });
});

describe('the page that an address names', () => {
  const leader = ['floor', 'statistics', 'admin'] as const;

  it('should be found with or without a place in it', () => {
    expect(pageOf('#/statistics', leader)).toBe('statistics');
    expect(pageOf('#/admin', leader)).toBe('admin');
    expect(pageOf('#/admin/queues/support', leader)).toBe('admin');
  });

  it('should be the first one when it names none', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/desk']) expect(pageOf(hash, leader), hash).toBe('floor');
  });

  it('should say that administration is not for everybody', () => {
    expect(pageOf('#/admin/queues', ['desk'])).toBe('forbidden');
  });
});
