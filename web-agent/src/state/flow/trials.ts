import type { FlowTrial } from '../../contract';

/** What a scripted caller does, or what must be so; its fields by its type, see docs/FLOWS.md. */
export interface TrialStep {
  readonly type: FlowTrial['steps'][number]['type'];
  readonly [field: string]: unknown;
}

export interface Trial extends Omit<FlowTrial, 'steps'> {
  readonly steps: readonly TrialStep[];
}

export const TRIAL_STEPS = ['presses', 'hears', 'answers', 'speaks', 'calls', 'talks', 'unanswered', 'hangs-up', 'queued', 'served'] as const satisfies readonly TrialStep['type'][];
export const CALL_OUTCOMES = ['hung-up', 'busy', 'no-answer', 'failed'] as const;
export const OUTCOMES = ['found', 'not-found', 'failed'] as const;

const BLANK: Readonly<Record<TrialStep['type'], TrialStep>> = {
  presses: { type: 'presses', keys: '1' },
  hears: { type: 'hears', sounds: [] },
  answers: { type: 'answers', service: 'crm', arguments: {}, outcome: 'found', values: {} },
  speaks: { type: 'speaks', lengthMs: 5_000 },
  calls: { type: 'calls', number: '', outcome: 'hung-up' },
  talks: { type: 'talks' },
  unanswered: { type: 'unanswered' },
  'hangs-up': { type: 'hangs-up' },
  queued: { type: 'queued', queueId: '' },
  served: { type: 'served' },
};

export function blankTrialStep(type: TrialStep['type'], queueId: string): TrialStep {
  return type === 'queued' ? { ...BLANK.queued, queueId } : BLANK[type];
}

/** A caller of tomorrow at ten; when it is says only what calendars would say. */
export function blankTrial(name: string, called: string, at: string, queueId: string): Trial {
  return { name, at, caller: '13800000001', called, fullQueueIds: [], steps: [BLANK.presses, blankTrialStep('queued', queueId)] };
}

/** Those that were made beside those that are there: a way that one of mine takes already isn't tried twice. */
export function withMade(mine: readonly Trial[], made: readonly Trial[]): Trial[] {
  const ways = new Set(mine.map(wayOf));
  const names = new Set(mine.map(({ name }) => name));
  const fresh = made.filter((trial) => !ways.has(wayOf(trial)));
  return [...mine, ...fresh.map((trial) => ({ ...trial, name: freeName(trial.name, names) }))];
}

const MUST_BE: ReadonlySet<TrialStep['type']> = new Set(['hears', 'queued', 'served']);

/** What the caller does, and what is so around him; not what must come of it. */
function wayOf({ channel = 'voice', fullQueueIds, readyAgentIds = [], steps }: Trial): string {
  const does = steps.filter(({ type }) => !MUST_BE.has(type));
  return JSON.stringify([channel, [...fullQueueIds].sort(), [...readyAgentIds].sort(), does.map(({ type, keys, service, outcome, lengthMs }) => [type, keys, service, outcome, lengthMs])]);
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  taken.add(free);
  return free;
}
