import type { OverflowTarget, RoutedChannel, RoutingConfiguration, RoutingStep, SkillLevel } from '../../contract';
import type { Change, FieldChange } from '../../state/admin/diff';
import { nameOfId, type Entities } from '../../state/admin/routing';
import { durationText, type AdminT } from './admin-text';
import { Words } from './words';

/** One field's change as people read it: one value for another, or what came to a list and what went. */
export type ChangeWords =
  | { readonly label: string; readonly before: string; readonly after: string }
  | { readonly label: string; readonly came: readonly string[]; readonly went: readonly string[] };

/** @param before of the older version, where ids of what is gone find their names; likewise `after` */
export function changeWords(t: AdminT, section: Change['section'], field: FieldChange, before: RoutingConfiguration, after: RoutingConfiguration): ChangeWords {
  const label = fieldLabel(t, section, field.field);
  const old = inWords(t, before, field.field, field.before);
  const now = inWords(t, after, field.field, field.after);
  if (typeof old === 'string' && typeof now === 'string') return { label, before: old, after: now };
  const [went, came] = [old, now].map((words) => (typeof words === 'string' ? [words] : words)) as [string[], string[]];
  const onlyOrder = went.every((line) => came.includes(line)) && came.every((line) => went.includes(line));
  if (onlyOrder) return { label, before: went.join(t('joiner')), after: came.join(t('joiner')) };
  return { label, went: went.filter((line) => !came.includes(line)), came: came.filter((line) => !went.includes(line)) };
}

export function fieldLabel(t: AdminT, section: Change['section'], field: string): string {
  if (field === '') return t(`page.${section}`);
  if (section === 'profiles' && field === 'queues') return t('field.queuesServed');
  return FIELDS.some((known) => known === field) ? t(`field.${field as KnownField}`) : field;
}

const FIELDS = [
  'name',
  'maxWaiting',
  'holdMusic',
  'wrapUpLimitMs',
  'target/goalPercent',
  'target/answeredWithinMs',
  'target/shortAbandonMs',
  'routing/strategy',
  'routing/headStartMs',
  'routing/stickyMs',
  'routing/ring/atMost',
  'routing/ring/widenAfterMs',
  'routing/steps',
  'overflow/calendarId',
  'overflow/whenClosed',
  'overflow/whenNobody',
  'overflow/lengthLimit',
  'overflow/whenLong',
  'overflow/waitLimitMs',
  'overflow/whenWaited',
  'announcements/afterMs',
  'announcements/everyMs',
  'announcements/language',
  'announcements/prompt',
  'announcements/tellsPosition',
  'announcements/tellsWait',
  'profileId',
  'skills',
  'groupIds',
  'weight',
  'extension',
  'spelling',
  'capacities',
  'interruptions',
  'autoAccepted',
  'queueId',
  'greeting',
  'flowId',
  'demand/skills',
  'demand/headStartMs',
  'demand/preferredAgentId',
  'demand/lastAgentId',
  'zone',
  'openPeriods',
  'weekly',
  'exceptions',
  'ringMs',
  'ringback',
  'deskGraceMs',
  'greetingLimitMs',
  'maxDepth',
  'review',
] as const;
export type KnownField = (typeof FIELDS)[number];

/** A value by its field; lists as lines. */
export function inWords(t: AdminT, routing: RoutingConfiguration, field: string, value: unknown): string | string[] {
  if (value === undefined) return t('notThere');
  const words = new Words(t, routing);
  if (field.endsWith('Ms')) return durationText(t, value as number);
  if (field.endsWith('skills')) return words.skills(value as SkillLevel[]);
  switch (field) {
    case 'target/goalPercent':
      return `${value as number} %`;
    case 'routing/strategy':
      return t(`strategyName.${value as Entities['queues']['routing']['strategy']}`);
    case 'routing/steps':
      return (value as RoutingStep[]).map((step) => words.stepFrom(step));
    case 'overflow/whenClosed':
    case 'overflow/whenNobody':
    case 'overflow/whenLong':
    case 'overflow/whenWaited':
      return words.target(value as OverflowTarget);
    case 'overflow/calendarId':
      return value === '' ? t('overflow.always') : nameOfId(routing, 'calendars', value as string);
    case 'review':
    case 'announcements/tellsPosition':
    case 'announcements/tellsWait':
      return t((value as boolean) ? 'yes' : 'no');
    case 'profileId':
      return nameOfId(routing, 'profiles', value as string);
    case 'queueId':
      return value === '' ? t('none') : nameOfId(routing, 'queues', value as string);
    case 'demand/preferredAgentId':
    case 'demand/lastAgentId':
      return value === '' ? t('none') : nameOfId(routing, 'agents', value as string);
    case 'ownerIds':
      return (value as string[]).map((id) => nameOfId(routing, 'agents', id));
    case 'groupIds':
      return (value as string[]).map((id) => nameOfId(routing, 'groups', id));
    default:
      return ofLists(words, t, field, value);
  }
}

function ofLists(words: Words, t: AdminT, field: string, value: unknown): string | string[] {
  switch (field) {
    case 'queues':
      return (value as Entities['profiles']['queues']).map((served) => words.served(served));
    case 'capacities':
      return (value as Entities['profiles']['capacities']).map(({ channel, maxContacts }) => `${words.channel(channel)} ${maxContacts}`);
    case 'interruptions':
      return (value as Entities['profiles']['interruptions']).map(({ busyWith, by }) =>
        t('profile.interruption', { busyWith: words.channel(busyWith), by: words.channel(by) }),
      );
    case 'autoAccepted':
      return (value as RoutedChannel[]).map((channel) => words.channel(channel));
    case 'weekly':
      return words.week(value as Entities['calendars']['weekly']);
    case 'exceptions':
      return (value as Entities['calendars']['exceptions']).map((exception) => words.exception(exception));
    default:
      if (Array.isArray(value)) return value.map(String);
      return value === '' ? t('none') : String(value);
  }
}
