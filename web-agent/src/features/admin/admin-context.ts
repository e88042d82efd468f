import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingConfiguration } from '../../contract';
import type { Draft, OpenDraft } from '../../state/admin/draft';
import type { Part } from '../../state/admin/routing';
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
  readonly section: Part;
  readonly id: string;
}

export const ThingContext = createContext<Thing>({ section: 'offers', id: '' });

/** What is wrong, at a field as in `overflow/whenClosed`. */
export interface FieldProblem {
  readonly field: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

/** Where the fields inside write, and what is wrong with them. */
export interface Form {
  readonly readOnly: boolean;
  readonly problems: readonly FieldProblem[];
  /** Typing into one field is one step to undo. */
  readonly set: (field: string, value: unknown) => void;
}

export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const form = use(FormContext);
  if (form === undefined) throw new Error('outside of FormContext');
  return form;
}

/** Sets a field of the thing around. */
export function useSet(): Form['set'] {
  return useForm().set;
}
