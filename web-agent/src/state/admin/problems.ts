import type { ConfigurationProblem, RoutingConfiguration } from '../../contract';
import { entitiesOf, idOf, isSection, isSingle, nameOf, SECTIONS, type Entity, type Part, type Section } from './routing';

/** A problem at the thing that has it, so that it stays there when the list around it changes. */
export interface PlacedProblem {
  readonly section: Part | undefined;
  readonly id: string;
  readonly name: string;
  /** Within the thing: `overflow/whenClosed`; empty: the thing as a whole. */
  readonly field: string;
  readonly severity: ConfigurationProblem['severity'];
  readonly code: string;
  /** In the user's language; of our own problems it is empty, and the code says it. */
  readonly message: string;
}

/** @param routing the one that was checked */
export function placed(problem: ConfigurationProblem, routing: RoutingConfiguration): PlacedProblem {
  const { severity, code, message, place } = problem;
  const [section, index, ...field] = place.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/').split('/').filter((step) => step !== '');
  const said = { severity, code, message };
  if (isSingle(section)) return { section, id: '', name: '', field: [index ?? '', ...field].join('/'), ...said };
  if (!isSection(section)) return { section: undefined, id: '', name: '', field: place, ...said };
  const entity = index === undefined ? undefined : (entitiesOf(routing, section) as readonly Entity[])[Number(index)];
  if (entity === undefined) return { section, id: '', name: '', field: '', ...said };
  return { section, id: idOf(section, entity), name: nameOf(section, entity), field: field.join('/'), ...said };
}

/** Whether a problem is to be shown at a field: its place is there, or somewhere in it. */
export function isWithin(place: string, field: string): boolean {
  return place === field || place.startsWith(`${field}/`);
}

/** What the contract wouldn't even let through to the check. Named by a code that has a text of ours. */
export function localProblems(routing: RoutingConfiguration): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const missing = (section: Section, entity: Entity, field: string): void => {
    problems.push({ section, id: idOf(section, entity), name: nameOf(section, entity), field, severity: 'error', code: 'local-name-missing', message: '' });
  };
  for (const section of SECTIONS) {
    for (const entity of entitiesOf(routing, section) as readonly Entity[]) {
      if (nameOf(section, entity).trim() === '') missing(section, entity, section === 'entryPoints' ? 'address' : 'name');
    }
  }
  for (const calendar of routing.calendars) {
    calendar.exceptions.forEach(({ name }, i) => name.trim() === '' && missing('calendars', calendar, `exceptions/${i}/name`));
  }
  for (const entry of routing.entryPoints) if (entry.queueId === '') missing('entryPoints', entry, 'queueId');
  for (const agent of routing.agents) if (agent.profileId === '') missing('agents', agent, 'profileId');
  return problems;
}
