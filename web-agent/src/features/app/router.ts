import { useSyncExternalStore } from 'react';
import type { User } from '../../contract';

/** The pages of a signed-in user. */
export type Page = 'desk' | 'voicemail' | 'customers' | 'floor' | 'statistics' | 'admin';

/** The pages a user may see, the first one being theirs by default. */
export function pagesOf(user: User): readonly Page[] {
  const oversees = user.roles.includes('supervisor') || user.roles.includes('administrator');
  return [...new Set([...(user.roles.includes('agent') ? (['desk', 'voicemail', 'customers'] as const) : []), ...(oversees ? (['floor', 'voicemail', 'customers', 'statistics', 'admin'] as const) : [])])];
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** The page that the address names (`#/floor`, `#/admin/queues/support`), else the first one. Hashes need nothing of the server. */
export function pageOf(hash: string, pages: readonly Page[]): Page | 'forbidden' | undefined {
  const name = hash.split('/')[1];
  // Somebody was sent the address of a page: to see another one instead would be a riddle.
  if (name === 'admin' && !pages.includes('admin')) return 'forbidden';
  return pages.find((page) => page === name) ?? pages[0];
}

export function usePage(pages: readonly Page[]): ReturnType<typeof pageOf> {
  return useSyncExternalStore(subscribe, () => pageOf(location.hash, pages));
}

/** The address of the page that tells why a contact went where it went. */
export function whyHref(contactId: string): string {
  return `#/contacts/${encodeURIComponent(contactId)}/why`;
}

/** The contact that the address asks about (`#/contacts/c1/why`); undefined when it names another page. */
export function contactIdOf(hash: string): string | undefined {
  const encoded = /^#\/contacts\/([^/]+)\/why$/.exec(hash)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined; // Somebody typed it.
  }
}

export function useWhyContactId(): string | undefined {
  return useSyncExternalStore(subscribe, () => contactIdOf(location.hash));
}
