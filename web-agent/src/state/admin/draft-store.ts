import type { Configuration, RoutingConfiguration } from '../../contract';

export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft of the configuration as it outlives a reload: with all of what it began with, so that it can be compared and rebased then. */
export interface KeptDraft {
  readonly base: Configuration;
  readonly routing: RoutingConfiguration;
}

/** In another format another name: what an older page kept is left alone. */
const FORMAT = 1;

/** As it was written: whoever wrote it knows what it is. */
export function readDraft(store: DraftStore, name: string): unknown {
  const text = store.getItem(name);
  if (text === null) return undefined;
  try {
    const { format, ...kept } = JSON.parse(text) as { readonly format: number };
    return format === FORMAT ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether it will be there after a reload: a very large one may be more than the browser keeps */
export function writeDraft(store: DraftStore, name: string, draft: object | undefined): boolean {
  store.removeItem(name);
  if (draft === undefined) return true;
  try {
    store.setItem(name, JSON.stringify({ format: FORMAT, ...draft }));
    return true;
  } catch {
    return false;
  }
}
