import type { TFunction } from 'i18next';
import { spokenDuration } from '../../base/spoken-duration';
import type { RoutingConfiguration, SkillLevel } from '../../contract';
import type { PlacedProblem } from '../../state/admin/problems';
import { nameOfId } from '../../state/admin/routing';

export type AdminT = TFunction<'admin'>;

export function durationText(t: AdminT, durationMs: number): string {
  return spokenDuration(durationMs, { day: t('unit.day'), hour: t('unit.hour'), minute: t('unit.minute'), second: t('unit.second') });
}

/** The server's words; our own problems have theirs here. */
export function problemText(t: AdminT, { code, message }: Pick<PlacedProblem, 'code' | 'message'>): string {
  if (code === 'local-name-missing') return t('problem.missing');
  return message === '' ? t('problem.other', { code }) : message;
}

/** `English (level 4)`. */
export function skillText(t: AdminT, routing: RoutingConfiguration, { skillId, proficiency }: SkillLevel): string {
  return t('skillLevel', { skill: nameOfId(routing, 'skills', skillId), level: proficiency });
}
