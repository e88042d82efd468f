import type { OverflowTarget, RoutingConfiguration } from '../../contract';
import { idOf, SECTIONS, type Entities, type Entity, type Section } from './routing';

/** Where one thing is named by another. */
export interface Mention {
  readonly section: Section;
  readonly id: string;
  readonly name: string;
  readonly field: string;
  /** It can't be without: another one must take the place. */
  readonly needed: boolean;
}

export const OVERFLOW_TARGETS = ['whenClosed', 'whenNobody', 'whenLong', 'whenWaited'] as const;
const STAY: OverflowTarget = { kind: 'stay', name: '' };

/**
 * A walk through everything that names a thing of `section`: each name is given to `visit`, which says what stands there
 * instead; undefined takes it away.
 */
type Visit = (id: string, field: string, needed: boolean) => string | undefined;

/** Whatever names the thing with that id. */
export function mentionsOf(routing: RoutingConfiguration, section: Section, id: string): Mention[] {
  const mentions: Mention[] = [];
  for (const within of SECTIONS) {
    for (const entity of routing[within] as Entity[]) {
      walk(within, entity, section, (named, field, needed) => {
        if (named === id) mentions.push({ section: within, id: idOf(within, entity), name: 'name' in entity ? entity.name : entity.address, field, needed });
        return named;
      });
    }
  }
  return mentions;
}

/** How many others name each thing of a section, in one walk for all of them. */
export function countMentions(routing: RoutingConfiguration, section: Section): Map<string, number> {
  const counts = new Map<string, number>();
  for (const within of SECTIONS) {
    for (const entity of routing[within] as Entity[]) {
      const named = new Set<string>();
      walk(within, entity, section, (id) => {
        named.add(id);
        return id;
      });
      for (const id of named) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** Without the mentions of a thing, or with those of another one in their place. */
export function withoutMentions(routing: RoutingConfiguration, section: Section, id: string, instead?: string): RoutingConfiguration {
  const visit: Visit = (named, _, needed) => (named !== id ? named : needed ? (instead ?? named) : instead);
  let changed = routing;
  for (const within of SECTIONS) {
    const entities = (routing[within] as Entity[]).map((entity) => {
      const mentioned = mentions(within, entity, section, id);
      return mentioned ? walk(within, entity, section, visit) : entity;
    });
    if (entities.some((entity, i) => entity !== routing[within][i])) changed = { ...changed, [within]: entities };
  }
  return changed;
}

function mentions(within: Section, entity: Entity, section: Section, id: string): boolean {
  let found = false;
  walk(within, entity, section, (named) => {
    found ||= named === id;
    return named;
  });
  return found;
}

function walk(within: Section, entity: Entity, section: Section, visit: Visit): Entity {
  switch (within) {
    case 'queues':
      return walkQueue(entity as Entities['queues'], section, visit);
    case 'profiles': {
      const profile = entity as Entities['profiles'];
      return section === 'queues' ? { ...profile, queues: keyed(profile.queues, 'queueId', 'queues', visit) } : profile;
    }
    case 'agents':
      return walkAgent(entity as Entities['agents'], section, visit);
    case 'entryPoints':
      return walkEntryPoint(entity as Entities['entryPoints'], section, visit);
    case 'voicemailBoxes':
      return walkBox(entity as Entities['voicemailBoxes'], section, visit);
    default:
      return entity;
  }
}

function walkBox(box: Entities['voicemailBoxes'], section: Section, visit: Visit): Entities['voicemailBoxes'] {
  if (section === 'queues' && box.queueId !== '') return { ...box, queueId: visit(box.queueId, 'queueId', false) ?? '' };
  if (section === 'agents') return { ...box, ownerIds: listed(box.ownerIds, 'ownerIds', visit) };
  return box;
}

function walkQueue(queue: Entities['queues'], section: Section, visit: Visit): Entities['queues'] {
  const steps = queue.routing.steps.map((step, i) => {
    const at = `routing/steps/${i}`;
    if (section === 'skills') return { ...step, skills: keyed(step.skills, 'skillId', `${at}/skills`, visit) };
    if (section === 'groups') return { ...step, groupIds: listed(step.groupIds, `${at}/groupIds`, visit) };
    if (section === 'queues') return { ...step, alsoQueueIds: listed(step.alsoQueueIds, `${at}/alsoQueueIds`, visit) };
    return step;
  });
  const overflow = { ...queue.overflow };
  if (section === 'calendars' && overflow.calendarId !== '') {
    overflow.calendarId = visit(overflow.calendarId, 'overflow/calendarId', false) ?? '';
  }
  const kind = section === 'queues' ? 'queue' : section === 'voicemailBoxes' ? 'voicemail' : undefined;
  for (const when of kind === undefined ? [] : OVERFLOW_TARGETS) {
    const target = overflow[when];
    if (target.kind !== kind) continue;
    const name = visit(target.name, `overflow/${when}`, false);
    overflow[when] = name === undefined ? STAY : { ...target, name };
  }
  return { ...queue, routing: { ...queue.routing, steps }, overflow };
}

function walkAgent(agent: Entities['agents'], section: Section, visit: Visit): Entities['agents'] {
  if (section === 'profiles') return { ...agent, profileId: visit(agent.profileId, 'profileId', true) ?? '' };
  if (section === 'skills') return { ...agent, skills: keyed(agent.skills, 'skillId', 'skills', visit) };
  if (section === 'groups') return { ...agent, groupIds: listed(agent.groupIds, 'groupIds', visit) };
  return agent;
}

function walkEntryPoint(entry: Entities['entryPoints'], section: Section, visit: Visit): Entities['entryPoints'] {
  const { demand } = entry;
  if (section === 'queues') return { ...entry, queueId: visit(entry.queueId, 'queueId', true) ?? '' };
  if (section === 'skills') return { ...entry, demand: { ...demand, skills: keyed(demand.skills, 'skillId', 'demand/skills', visit) } };
  if (section !== 'agents') return entry;
  const agent = (id: string, field: string): string => (id === '' ? '' : (visit(id, field, false) ?? ''));
  return {
    ...entry,
    demand: {
      ...demand,
      preferredAgentId: agent(demand.preferredAgentId, 'demand/preferredAgentId'),
      lastAgentId: agent(demand.lastAgentId, 'demand/lastAgentId'),
    },
  };
}

function listed(ids: readonly string[], field: string, visit: Visit): string[] {
  return [...new Set(ids.flatMap((id) => visit(id, field, false) ?? []))];
}

/** Entries under an id; of two that would have the same one, the first stays. */
function keyed<K extends string, T extends Record<K, string>>(entries: readonly T[], key: K, field: string, visit: Visit): T[] {
  const kept = new Map<string, T>();
  for (const entry of entries) {
    const id = visit(entry[key], field, false);
    if (id !== undefined && !kept.has(id)) kept.set(id, { ...entry, [key]: id });
  }
  return [...kept.values()];
}
