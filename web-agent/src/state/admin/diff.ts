import type { RoutingConfiguration } from '../../contract';
import { fieldsOf, same } from './fields';
import { entitiesOf, findEntity, idOf, isSingle, nameOf, SECTIONS, SINGLES, type Entity, type Part, type Section } from './routing';

export interface FieldChange {
  /** As in `routing/ring/atMost`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is different about one thing. */
export interface Change {
  readonly section: Part;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Empty for the order of a list, and for what there is one of. */
  readonly id: string;
  readonly name: string;
  /** Of what was changed; empty otherwise. */
  readonly fields: readonly FieldChange[];
}

export function diff(before: RoutingConfiguration, after: RoutingConfiguration): Change[] {
  if (before === after) return [];
  const changes: Change[] = SECTIONS.flatMap((section) => (before[section] === after[section] ? [] : diffSection(section, before, after)));
  for (const section of SINGLES) {
    const fields = fieldChanges(before[section], after[section]);
    if (fields.length > 0) changes.push({ section, kind: 'changed', id: '', name: '', fields });
  }
  return changes;
}

export function byId(section: Section, routing: RoutingConfiguration): Map<string, Entity> {
  return new Map((entitiesOf(routing, section) as readonly Entity[]).map((entity) => [idOf(section, entity), entity]));
}

function diffSection(section: Section, before: RoutingConfiguration, after: RoutingConfiguration): Change[] {
  const changes: Change[] = [];
  const old = byId(section, before);
  const now = byId(section, after);
  const change = (kind: Change['kind'], entity: Entity, fields: readonly FieldChange[] = []): void => {
    changes.push({ section, kind, id: idOf(section, entity), name: nameOf(section, entity), fields });
  };
  for (const [id, entity] of now) {
    const was = old.get(id);
    if (was === undefined) {
      change('added', entity);
    } else if (was !== entity) {
      const fields = fieldChanges(was, entity);
      if (fields.length > 0) change('changed', entity, fields);
    }
  }
  for (const [id, entity] of old) if (!now.has(id)) change('removed', entity);
  if (reordered(old, now)) changes.push({ section, kind: 'reordered', id: '', name: '', fields: [] });
  return changes;
}

/** Whether those that are in both stand in another order. */
export function reordered(before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>): boolean {
  const old = [...before.keys()].filter((id) => after.has(id));
  const now = [...after.keys()].filter((id) => before.has(id));
  return old.some((id, i) => id !== now[i]);
}

export function fieldChanges(before: object, after: object): FieldChange[] {
  if (before === after) return [];
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !same(old.get(field), now.get(field)))
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }));
}

/** What stands in one field of one thing; undefined: there is no such thing. */
export function valueOfField(routing: RoutingConfiguration, section: Change['section'], id: string, field: string): unknown {
  const thing = isSingle(section) ? routing[section] : findEntity(routing, section, id);
  return thing === undefined ? undefined : fieldsOf(thing).get(field);
}
