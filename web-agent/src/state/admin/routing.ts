import type { RoutingConfiguration } from '../../contract';

/** The lists of a configuration, in the order in which they are shown. */
export const SECTIONS = ['queues', 'agents', 'profiles', 'calendars', 'entryPoints', 'skills', 'groups', 'voicemailBoxes', 'callerLists'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a configuration has one of. */
export const SINGLES = ['offers', 'menus'] as const;
export type Single = (typeof SINGLES)[number];
/** A list or a single thing. */
export type Part = Section | Single;

export function isSingle(name: string | undefined): name is Single {
  return SINGLES.some((single) => single === name);
}

export interface Entities {
  readonly queues: RoutingConfiguration['queues'][number];
  readonly agents: RoutingConfiguration['agents'][number];
  readonly profiles: RoutingConfiguration['profiles'][number];
  readonly calendars: RoutingConfiguration['calendars'][number];
  readonly entryPoints: RoutingConfiguration['entryPoints'][number];
  readonly skills: RoutingConfiguration['skills'][number];
  readonly groups: RoutingConfiguration['groups'][number];
  readonly voicemailBoxes: RoutingConfiguration['voicemailBoxes'][number];
  readonly callerLists: RoutingConfiguration['callerLists'][number];
}
export type Entity = Entities[Section];

const ID_FIELDS = {
  queues: 'queueId',
  agents: 'agentId',
  profiles: 'profileId',
  calendars: 'calendarId',
  entryPoints: 'address',
  skills: 'skillId',
  groups: 'groupId',
  voicemailBoxes: 'boxId',
  callerLists: 'listId',
} as const satisfies Record<Section, string>;

export function isSection(name: string | undefined): name is Section {
  return SECTIONS.some((section) => section === name);
}

export function idOf(section: Section, entity: Entity): string {
  return (entity as unknown as Record<string, string>)[ID_FIELDS[section]] ?? '';
}

/** What people call it; a number is its own name. */
export function nameOf(section: Section, entity: Entity): string {
  return 'name' in entity ? entity.name : idOf(section, entity);
}

export function entitiesOf<S extends Section>(routing: RoutingConfiguration, section: S): readonly Entities[S][] {
  return routing[section] as readonly Entity[] as readonly Entities[S][];
}

export function findEntity<S extends Section>(routing: RoutingConfiguration, section: S, id: string): Entities[S] | undefined {
  return entitiesOf(routing, section).find((entity) => idOf(section, entity) === id);
}

export function indexOfEntity(routing: RoutingConfiguration, section: Section, id: string): number {
  return entitiesOf(routing, section).findIndex((entity) => idOf(section, entity) === id);
}

/** The name of what an id means; the id itself when there is no such thing. */
export function nameOfId(routing: RoutingConfiguration, section: Section, id: string): string {
  const entity = findEntity(routing, section, id);
  const name = entity === undefined ? '' : nameOf(section, entity);
  return name === '' ? id : name;
}

export function withEntities(routing: RoutingConfiguration, section: Section, entities: readonly Entity[]): RoutingConfiguration {
  return { ...routing, [section]: entities };
}

export function changeEntity<S extends Section>(
  routing: RoutingConfiguration,
  section: S,
  id: string,
  change: (entity: Entities[S]) => Entities[S],
): RoutingConfiguration {
  const changed = entitiesOf(routing, section).map((entity) => (idOf(section, entity) === id ? change(entity) : entity));
  return withEntities(routing, section, changed);
}

export function addEntity<S extends Section>(routing: RoutingConfiguration, section: S, entity: Entities[S]): RoutingConfiguration {
  return withEntities(routing, section, [...entitiesOf(routing, section), entity]);
}

export function removeEntity(routing: RoutingConfiguration, section: Section, id: string): RoutingConfiguration {
  return withEntities(
    routing,
    section,
    entitiesOf(routing, section).filter((entity) => idOf(section, entity) !== id),
  );
}

/** Puts one to another place of its list: 0 is the first. */
export function moveEntity(routing: RoutingConfiguration, section: Section, id: string, to: number): RoutingConfiguration {
  const list = [...(entitiesOf(routing, section) as readonly Entity[])];
  const from = indexOfEntity(routing, section, id);
  const [moved] = list.splice(from, 1);
  if (from < 0 || moved === undefined) return routing;
  list.splice(Math.min(Math.max(to, 0), list.length), 0, moved);
  return withEntities(routing, section, list);
}
