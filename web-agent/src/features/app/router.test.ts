import { describe, expect, it } from 'vitest';
import { contactIdOf, whyHref } from './router';

describe("the address of a contact's page", () => {
  it('should find the contact that it names', () => {
    for (const contactId of ['c1', 'c1:callback', 'c/1 ü%']) expect(contactIdOf(whyHref(contactId))).toBe(contactId);
  });

  it('should find none in other addresses', () => {
    for (const hash of ['', '#/floor', '#/contacts/c1', '#/contacts//why', '#/contacts/%E0%/why', '#/contacts/a/b/why'])
      expect(contactIdOf(hash), hash).toBeUndefined();
  });
});
