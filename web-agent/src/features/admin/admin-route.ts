import { useSyncExternalStore } from 'react';
import { SECTIONS, type Section } from '../../state/admin/routing';

/** The pages of administration. */
export const ADMIN_PAGES = [...SECTIONS, 'flows', 'recordings', 'systems', 'offers', 'people', 'history'] as const;
export type AdminPageName = Section | 'flows' | 'recordings' | 'systems' | 'offers' | 'people' | 'history';

export interface AdminRoute {
  readonly page: AdminPageName;
  /** Which of them; undefined: none in particular. */
  readonly id: string | undefined;
}

/** The address of a page (`#/admin/queues/support`). */
export function adminHref(page: AdminPageName, id?: string): string {
  return `#/admin/${page}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}

export function adminRouteOf(hash: string): AdminRoute {
  const [, name, id] = /^#\/admin\/([^/]+)(?:\/([^/]+))?$/.exec(hash) ?? [];
  const page = ADMIN_PAGES.find((known) => known === name) ?? 'queues';
  if (id === undefined) return { page, id };
  try {
    return { page, id: decodeURIComponent(id) };
  } catch {
    return { page, id: undefined }; // Somebody typed it.
  }
}

export function goTo(page: AdminPageName, id?: string): void {
  location.hash = adminHref(page, id);
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

export function useAdminRoute(): AdminRoute {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return adminRouteOf(hash);
}
