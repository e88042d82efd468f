import type { RoutingConfiguration } from '../../contract';
import { byId, fieldChanges, reordered } from './diff';
import { same, withField } from './fields';
import { isSingle, nameOf, SECTIONS, SINGLES, withEntities, type Entity, type Part } from './routing';

/** Something that both changed, each in another way. Undefined values: it isn't there. */
export interface Conflict<S extends string = Part> {
  readonly key: string;
  readonly section: S;
  readonly id: string;
  readonly name: string;
  /** Empty: the thing as a whole, or the order of its list when there is no id either. */
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export type Choice = 'mine' | 'theirs';

export interface Rebased {
  readonly routing: RoutingConfiguration;
  readonly conflicts: readonly Conflict[];
}

/**
 * My changes to `base` made anew to `theirs`: thing by thing, field by field. Where both changed the same, theirs stays
 * unless the choice says mine.
 */
export function rebase(
  base: RoutingConfiguration,
  theirs: RoutingConfiguration,
  mine: RoutingConfiguration,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Rebased {
  const merge = new Merge<Part, Entity>(choices, (section, entity) => (isSingle(section) ? '' : nameOf(section, entity)));
  let routing = theirs;
  for (const section of SECTIONS) {
    const merged = merge.section(section, byId(section, base), byId(section, theirs), byId(section, mine));
    routing = withEntities(routing, section, merged);
  }
  for (const section of SINGLES) {
    const merged = merge.fields<RoutingConfiguration[typeof section]>({ section, id: '', name: '' }, base[section], theirs[section], mine[section]);
    routing = { ...routing, [section]: merged };
  }
  return { routing, conflicts: merge.conflicts };
}

interface Subject<S extends string> {
  readonly section: S;
  readonly id: string;
  readonly name: string;
}

/** Puts two ways on from one beginning together, thing by thing. */
export class Merge<S extends string, E extends object> {
  readonly conflicts: Conflict<S>[] = [];
  readonly #choices: ReadonlyMap<string, Choice>;
  readonly #nameOf: (section: S, entity: E) => string;

  constructor(choices: ReadonlyMap<string, Choice>, nameOf: (section: S, entity: E) => string) {
    this.#choices = choices;
    this.#nameOf = nameOf;
  }

  section(section: S, base: Map<string, E>, theirs: Map<string, E>, mine: Map<string, E>): E[] {
    const merged = new Map(theirs);
    for (const [id, entity] of mine) {
      const kept = this.#entity({ section, id, name: this.#nameOf(section, entity) }, base.get(id), theirs.get(id), entity);
      if (kept === undefined) merged.delete(id);
      else merged.set(id, kept);
    }
    for (const [id, was] of base) {
      const other = theirs.get(id);
      if (mine.has(id) || other === undefined) continue;
      const removed = same(was, other) || this.#decide({ section, id, name: this.#nameOf(section, was) }, '', undefined, other) === 'mine';
      if (removed) merged.delete(id);
    }
    return this.#ordered(section, base, theirs, mine, merged);
  }

  /** The entity as it is to be, of one that mine still has; undefined: removed. */
  #entity(subject: Subject<S>, base: E | undefined, theirs: E | undefined, mine: E): E | undefined {
    if (same(mine, theirs) || same(mine, base)) return theirs;
    if (theirs !== undefined && base !== undefined) return this.fields(subject, base, theirs, mine);
    if (theirs === undefined && base === undefined) return mine;
    return this.#decide(subject, '', mine, theirs) === 'mine' ? mine : theirs;
  }

  fields<T extends object>(subject: Subject<S>, base: T, theirs: T, mine: T): T {
    const changedByThem = new Map(fieldChanges(base, theirs).map((change) => [change.field, change.after]));
    let merged = theirs;
    for (const { field, after } of fieldChanges(base, mine)) {
      const both = changedByThem.has(field) && !same(changedByThem.get(field), after);
      if (both && this.#decide(subject, field, after, changedByThem.get(field)) === 'theirs') continue;
      merged = withField(merged, field, after);
    }
    return merged;
  }

  #ordered(section: S, base: Map<string, E>, theirs: Map<string, E>, mine: Map<string, E>, merged: Map<string, E>): E[] {
    const mineMoved = reordered(base, mine);
    const bothMoved = mineMoved && reordered(base, theirs) && reordered(theirs, mine);
    const takeMine = mineMoved && (!bothMoved || this.#decide({ section, id: '', name: '' }, '', [...mine.keys()], [...theirs.keys()]) === 'mine');
    const [first, second] = takeMine ? [mine, theirs] : [theirs, mine];
    const order = [...first.keys()].filter((id) => merged.has(id));
    // What only the other one has comes behind what it stood behind there.
    const placed = new Set(order);
    let previous: string | undefined;
    for (const id of second.keys()) {
      if (!merged.has(id)) continue;
      if (!placed.has(id)) order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id);
      placed.add(id);
      previous = id;
    }
    return order.flatMap((id) => merged.get(id) ?? []);
  }

  #decide(subject: Subject<S>, field: string, mine: unknown, theirs: unknown): Choice {
    const key = `${subject.section}/${subject.id}/${field}`;
    this.conflicts.push({ key, ...subject, field, mine, theirs });
    return this.#choices.get(key) ?? 'theirs';
  }
}
