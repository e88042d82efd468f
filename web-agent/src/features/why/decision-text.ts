import type { TFunction } from 'i18next';
import { formatDuration } from '../../base/duration';
import type { Decision, DecisionCandidate, DecisionExclusion, DecisionMatching, DecisionTurn, SkillLevel } from '../../contract';
import { en } from '../../i18n/en';

/** The queue's name where the page knows it. */
export type QueueNames = (queueId: string) => string;

/** Users' names by id; an id without one is its own name. */
export type UserNames = Readonly<Record<string, string>>;

/** Agents who would not have it at any time: nobody asks for them. */
const STRANGERS: readonly DecisionExclusion['reason'][] = ['not-in-queue', 'not-configured'];

/** What happened, as the title of an entry. */
export function headline(t: TFunction, { turn, queueName }: Decision, supervisors: UserNames): string {
  const agent = turn.agentName ?? '';
  const by = supervisors[turn.by ?? ''] ?? turn.by ?? '';
  switch (turn.kind) {
    case 'queued':
      return t(`why.turn.queued-${turn.origin ?? 'arrived'}`, { queue: queueName, by });
    case 'step-reached':
      return t('why.turn.step-reached', { duration: formatDuration(turn.waitedMs ?? 0) });
    case 'offered':
      return t(by === '' ? 'why.turn.offered' : 'why.turn.offered-assigned', { agent, by });
    case 'offer-ended':
      return t(`why.turn.${turn.outcome ?? 'cancelled'}`, { agent });
    case 'answered':
      return t('why.turn.answered', { agent });
    case 'overflowed':
      return t('why.turn.overflowed', { queue: queueName });
    case 'ended':
      return t('why.turn.ended', { cause: endCause(t, turn.cause) });
  }
}

/** By a supervisor, not by the rules. */
function isByHand({ by }: DecisionTurn): boolean {
  return by !== undefined && by !== '';
}

function endCause(t: TFunction, cause: string | undefined): string {
  return cause !== undefined && cause in en.endCause ? t(`endCause.${cause as keyof typeof en.endCause}`) : (cause ?? '');
}

/** Why, in one or a few sentences that one can read out to a customer. */
export function reasons(t: TFunction, decision: Decision, queueNames: QueueNames): string[] {
  const { turn, matching, waiting } = decision;
  const place =
    waiting === undefined
      ? []
      : [
          t('why.place', {
            position: waiting.position,
            length: waiting.length,
            duration: formatDuration(waiting.waitedMs),
          }),
        ];
  switch (turn.kind) {
    case 'queued':
    case 'step-reached':
      return [...place, ...(matching === undefined ? [] : [outlook(t, matching)])];
    case 'offered':
      if (matching === undefined) return place;
      return isByHand(turn) ? [...place, ...otherChoice(t, matching, turn.agentId)] : [...choice(t, decision, matching), ...place];
    case 'offer-ended':
      return [t('why.rang', { duration: formatDuration(turn.rangMs ?? 0) })];
    case 'answered':
      return [
        ...(waiting === undefined ? [] : [t('why.waitedInAll', { duration: formatDuration(waiting.waitedMs) })]),
        t('why.rang', { duration: formatDuration(turn.rangMs ?? 0) }),
      ];
    case 'overflowed':
      return overflow(t, decision, queueNames);
    case 'ended':
      return [];
  }
}

/** Whether somebody can have it, and if not why not. */
function outlook(t: TFunction, matching: DecisionMatching): string {
  const chosen = chosenOf(matching);
  if (chosen !== undefined) return t('why.wouldChoose', { agent: chosen.name });
  const ofTheQueue = matching.exclusions.filter(({ reason }) => !STRANGERS.includes(reason));
  if (ofTheQueue.length === 0) return t('why.nobodyAtAll');
  // The moment's reasons come last from the server, and are what one asks for first.
  const counted = ofTheQueue
    .toReversed()
    .map(({ reason, count }) => t('why.reasonCount', { reason: t(`why.excluded.${reason}`), count }));
  return t('why.nobody', { reasons: counted.join(t('why.joiner')) });
}

/** A log outlives programs: one that has learnt other rules since says so, and doesn't explain what it didn't choose. */
function choice(t: TFunction, decision: Decision, matching: DecisionMatching): string[] {
  const chosen = chosenOf(matching);
  return chosen === undefined || chosen.agentId === decision.turn.agentId
    ? [because(t, decision, matching)]
    : [t('why.otherProgram', { agent: chosen.name })];
}

function because(t: TFunction, { atMs }: Decision, matching: DecisionMatching): string {
  const chosen = chosenOf(matching);
  if (chosen === undefined) return outlook(t, matching);
  return t(`why.because.${matching.strategy}`, {
    count: matching.candidateCount,
    load: chosen.load,
    idle: formatDuration(atMs - chosen.idleSinceMs),
    position: chosen.position,
    after: matching.turnAfter === undefined || matching.turnAfter === 0 ? '—' : matching.turnAfter,
    answered: chosen.answered,
    talk: formatDuration(chosen.talkMs),
    drawn: (matching.draw?.drawn ?? 0) + 1,
    outOf: matching.draw?.outOf ?? 0,
    skills: chosen.skillSum,
  });
}

function otherChoice(t: TFunction, matching: DecisionMatching, agentId: string | undefined): string[] {
  const chosen = chosenOf(matching);
  return chosen === undefined || chosen.agentId === agentId ? [] : [t('why.notTheRules', { agent: chosen.name })];
}

function overflow(t: TFunction, { turn }: Decision, queueNames: QueueNames): string[] {
  const { facts, target, cause } = turn;
  const known = cause !== undefined && cause in en.why.overflow ? (cause as keyof typeof en.why.overflow) : undefined;
  const limit = cause === 'too-long' ? facts?.lengthLimit : formatDuration(facts?.waitLimitMs ?? 0);
  return [
    ...(known === undefined
      ? []
      : [
          t(`why.overflow.${known}`, {
            calendar: facts?.calendarId ?? '',
            waiting: facts?.waiting ?? 0,
            duration: formatDuration(facts?.waitedMs ?? 0),
            limit,
          }),
        ]),
    ...(target === undefined
      ? []
      : [t(`why.target.${target.kind}`, { name: target.kind === 'queue' ? queueNames(target.name) : target.name })]),
  ];
}

export function chosenOf({ candidates, chosenAgentId }: DecisionMatching): DecisionCandidate | undefined {
  return candidates.find(({ agentId }) => agentId === chosenAgentId);
}

export function skillsText(t: TFunction, skills: readonly SkillLevel[]): string {
  return skills.map(({ skillId, proficiency }) => t('why.skill', { skill: skillId, level: proficiency })).join(t('why.joiner'));
}

/** The name of an agent, if he is anywhere in the picture. */
export function agentName({ candidates, exclusions }: DecisionMatching, agentId: string): string {
  const everybody = [...candidates, ...exclusions.flatMap(({ agents }) => agents)];
  return everybody.find((agent) => agent.agentId === agentId)?.name ?? agentId;
}
