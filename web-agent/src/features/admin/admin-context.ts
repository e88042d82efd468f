import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingConfiguration } from '../../contract';
import type { Draft, OpenDraft } from '../../state/admin/draft';
import { withField } from '../../state/admin/fields';
import { changeEntity, type Section } from '../../state/admin/routing';
import type { AdminClient } from '../../transport/admin-client';
import type { AdminT } from './admin-text';

export interface Administration {
  readonly draft: Draft;
  readonly open: OpenDraft;
  readonly api: AdminClient;
  /** A supervisor looks at everything and changes nothing. */
  readonly readOnly: boolean;
}

export const AdminContext = createContext<Administration | undefined>(undefined);

export function useAdmin(): Administration {
  const admin = use(AdminContext);
  if (admin === undefined) throw new Error('outside of AdminContext');
  return admin;
}

export function useRouting(): RoutingConfiguration {
  return useAdmin().open.routing;
}

export function useAdminT(): AdminT {
  return useTranslation('admin').t;
}

/** What the fields inside are about. */
export interface Thing {
  readonly section: Section | 'offers';
  readonly id: string;
}

export const ThingContext = createContext<Thing>({ section: 'offers', id: '' });

/** Sets a field of the thing around; typing into one field is one step to undo. */
export function useSet(): (field: string, value: unknown) => void {
  const { draft } = useAdmin();
  const { section, id } = use(ThingContext);
  return (field, value) =>
    draft.edit(
      (routing) =>
        section === 'offers'
          ? { ...routing, offers: withField(routing.offers, field, value) }
          : changeEntity<Section>(routing, section, id, (entity) => withField(entity, field, value)),
      `${section}/${id}/${field}`,
    );
}
