import type { RoutingConfiguration } from '../../contract';
import { byId, fieldChanges, reordered } from './diff';
import { same, withField } from './fields';
import { nameOf, SECTIONS, withEntities, type Entity, type Section } from './routing';

/** Something that both changed, each in another way. Undefined values: it isn't there. */
export interface Conflict {
  readonly key: string;
  readonly section: Section | 'offers';
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
  const merge = new Merge(choices);
  let routing = theirs;
  for (const section of SECTIONS) {
    const merged = merge.section(section, byId(section, base), byId(section, theirs), byId(section, mine));
    routing = withEntities(routing, section, merged);
  }
  const offers = merge.fields({ section: 'offers', id: '', name: '' }, base.offers, theirs.offers, mine.offers);
  return { routing: { ...routing, offers }, conflicts: merge.conflicts };
}

interface Subject {
  readonly section: Section | 'offers';
  readonly id: string;
  readonly name: string;
}

class Merge {
  readonly conflicts: Conflict[] = [];
  readonly #choices: ReadonlyMap<string, Choice>;

  constructor(choices: ReadonlyMap<string, Choice>) {
    this.#choices = choices;
  }

  section(section: Section, base: Map<string, Entity>, theirs: Map<string, Entity>, mine: Map<string, Entity>): Entity[] {
    const merged = new Map(theirs);
    for (const [id, entity] of mine) {
      const kept = this.#entity({ section, id, name: nameOf(section, entity) }, base.get(id), theirs.get(id), entity);
      if (kept === undefined) merged.delete(id);
      else merged.set(id, kept);
    }
    for (const [id, was] of base) {
      const other = theirs.get(id);
      if (mine.has(id) || other === undefined) continue;
      const removed = same(was, other) || this.#decide({ section, id, name: nameOf(section, was) }, '', undefined, other) === 'mine';
      if (removed) merged.delete(id);
    }
    return this.#ordered(section, base, theirs, mine, merged);
  }

  /** The entity as it is to be, of one that mine still has; undefined: removed. */
  #entity(subject: Subject, base: Entity | undefined, theirs: Entity | undefined, mine: Entity): Entity | undefined {
    if (same(mine, theirs) || same(mine, base)) return theirs;
    if (theirs !== undefined && base !== undefined) return this.fields(subject, base, theirs, mine);
    if (theirs === undefined && base === undefined) return mine;
    return this.#decide(subject, '', mine, theirs) === 'mine' ? mine : theirs;
  }

  fields<T extends object>(subject: Subject, base: T, theirs: T, mine: T): T {
    const changedByThem = new Map(fieldChanges(base, theirs).map((change) => [change.field, change.after]));
    let merged = theirs;
    for (const { field, after } of fieldChanges(base, mine)) {
      const both = changedByThem.has(field) && !same(changedByThem.get(field), after);
      if (both && this.#decide(subject, field, after, changedByThem.get(field)) === 'theirs') continue;
      merged = withField(merged, field, after);
    }
    return merged;
  }

  #ordered(section: Section, base: Map<string, Entity>, theirs: Map<string, Entity>, mine: Map<string, Entity>, merged: Map<string, Entity>): Entity[] {
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

  #decide(subject: Subject, field: string, mine: unknown, theirs: unknown): Choice {
    const key = `${subject.section}/${subject.id}/${field}`;
    this.conflicts.push({ key, ...subject, field, mine, theirs });
    return this.#choices.get(key) ?? 'theirs';
  }
}
