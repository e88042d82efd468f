import type { OverflowTarget, RoutedChannel, RoutingConfiguration, RoutingStep, Shift, SkillLevel, Weekday } from '../../contract';
import { formatTimeOfDay } from '../../base/time-of-day';
import { endMinute, unfold, WEEKDAYS } from '../../state/admin/week';
import { nameOfId, type Entities } from '../../state/admin/routing';
import { durationText, skillText, type AdminT } from './admin-text';

/** A configuration's values in words, the same in the editors and in the history. */
export class Words {
  readonly #t: AdminT;
  readonly #routing: RoutingConfiguration;

  /** @param routing where ids find their names */
  constructor(t: AdminT, routing: RoutingConfiguration) {
    this.#t = t;
    this.#routing = routing;
  }

  list(names: readonly string[]): string {
    return names.join(this.#t('joiner'));
  }

  skills(skills: readonly SkillLevel[]): string[] {
    return skills.map((skill) => skillText(this.#t, this.#routing, skill));
  }

  /** Who gets a contact in a step, as one sentence. */
  step({ skills, groupIds, alsoQueueIds, easeBy }: RoutingStep): string {
    const t = this.#t;
    const name = (section: 'groups' | 'queues', ids: readonly string[]): string => this.list(ids.map((id) => nameOfId(this.#routing, section, id)));
    const parts = [
      skills.length === 0 ? t('step.anyAgent') : t('step.skilled', { skills: this.list(this.skills(skills)) }),
      ...(groupIds.length === 0 ? [] : [t('step.inGroups', { groups: name('groups', groupIds) })]),
      ...(alsoQueueIds.length === 0 ? [] : [t('step.alsoOf', { queues: name('queues', alsoQueueIds) })]),
      ...(easeBy === 0 ? [] : [t('step.eased', { count: easeBy })]),
    ];
    return parts.join(t('step.joiner'));
  }

  stepFrom(step: RoutingStep): string {
    return this.#t('step.from', { wait: durationText(this.#t, step.afterMs), who: this.step(step) });
  }

  target({ kind, name }: OverflowTarget): string {
    const t = this.#t;
    if (kind === 'queue') return t('target.queue', { name: nameOfId(this.#routing, 'queues', name) });
    if (kind === 'voicemail') return t('target.voicemail', { name: nameOfId(this.#routing, 'voicemailBoxes', name) });
    if (kind === 'message' || kind === 'flow') return t(`target.${kind}`, { name });
    return t(`target.${kind}`);
  }

  channel(channel: RoutedChannel): string {
    return this.#t(`channel.${channel}`);
  }

  shift(shift: Shift): string {
    const end = formatTimeOfDay(shift.toMinute);
    const over = endMinute(shift) > 1_440 ? this.#t('week.nextDay', { time: end }) : end;
    return `${formatTimeOfDay(shift.fromMinute)}–${over} ${shift.period}`;
  }

  weekday(day: Weekday): string {
    return this.#t(`weekday.${day}`);
  }

  week(weekly: Entities['calendars']['weekly']): string[] {
    return unfold(weekly).flatMap((shifts, day) => {
      const name = WEEKDAYS[day];
      return shifts.length === 0 || name === undefined ? [] : [`${this.weekday(name)} ${this.list(shifts.map((shift) => this.shift(shift)))}`];
    });
  }

  date(date: string): string {
    return date.startsWith('--') ? this.#t('exception.yearly', { date: date.slice(2) }) : date;
  }

  exception({ name, from, to, asWeekday, shifts }: Entities['calendars']['exceptions'][number]): string {
    const dates = to === '' || to === from ? this.date(from) : `${this.date(from)} – ${this.date(to)}`;
    return `${name} (${dates}): ${this.hours(asWeekday, shifts)}`;
  }

  hours(asWeekday: Weekday | null, shifts: readonly Shift[]): string {
    if (asWeekday !== null) return this.#t('exception.likeDay', { day: this.weekday(asWeekday) });
    return shifts.length === 0 ? this.#t('exception.closed') : this.list(shifts.map((shift) => this.shift(shift)));
  }

  served({ queueId, order, delayMs }: Entities['profiles']['queues'][number]): string {
    const queue = nameOfId(this.#routing, 'queues', queueId);
    const said = this.#t('profile.servedAs', { queue, order });
    return delayMs === 0 ? said : `${said}${this.#t('profile.servedAfter', { wait: durationText(this.#t, delayMs) })}`;
  }
}
