import type { RoutedChannel, RoutingStep } from '../../contract';
import type { Entities } from './routing';

export const CHANNELS: readonly RoutedChannel[] = ['voice', 'video', 'callback', 'chat', 'sms', 'email', 'voicemail', 'fax', 'case'];
export const STRATEGIES: readonly Entities['queues']['routing']['strategy'][] = [
  'longest-idle',
  'round-robin',
  'fewest-contacts',
  'least-talk-time',
  'most-skilled',
  'top-down',
  'random',
  'weighted-random',
  'ring-all',
  'progressive',
];

/** Whether contacts of the strategy ring at several agents at once. */
export function ringsMany(strategy: Entities['queues']['routing']['strategy']): boolean {
  return strategy === 'ring-all' || strategy === 'progressive';
}

const STAY = { kind: 'stay', name: '' } as const;

export function blankStep(afterMs: number): RoutingStep {
  return { afterMs, skills: [], easeBy: 0, groupIds: [], alsoQueueIds: [] };
}

/** A queue that works as it is, but for somebody who serves it. */
export function blankQueue(queueId: string, name: string, holdMusic: string): Entities['queues'] {
  return {
    queueId,
    name,
    maxWaiting: 100,
    holdMusic,
    wrapUpLimitMs: 60_000,
    target: { goalPercent: 80, answeredWithinMs: 20_000, shortAbandonMs: 5_000 },
    routing: { strategy: 'longest-idle', headStartMs: 0, stickyMs: 0, ring: { atMost: 20, widenAfterMs: 5_000 }, steps: [blankStep(0)] },
    overflow: { calendarId: '', whenClosed: STAY, whenNobody: STAY, lengthLimit: 0, whenLong: STAY, waitLimitMs: 0, whenWaited: STAY },
    announcements: { afterMs: 0, everyMs: 30_000, language: 'zh-CN', prompt: '', tellsPosition: false, tellsWait: false },
  };
}

/** One call, callback or message at a time. */
export function blankProfile(profileId: string, name: string): Entities['profiles'] {
  return {
    profileId,
    name,
    queues: [],
    capacities: [
      { channel: 'voice', maxContacts: 1 },
      { channel: 'callback', maxContacts: 1 },
      { channel: 'voicemail', maxContacts: 1 },
    ],
    interruptions: [],
    autoAccepted: [],
  };
}

/** Three minutes, kept in the box. */
export function blankBox(boxId: string, name: string, language: string): Entities['voicemailBoxes'] {
  return { boxId, name, language, greeting: '', queueId: '', ownerIds: [], mailTo: '', maxMs: 180_000, silenceMs: 5_000, review: true };
}

export function blankAgent(agentId: string, name: string, profileId: string): Entities['agents'] {
  return { agentId, name, profileId, skills: [], groupIds: [], weight: 1, extension: '', spelling: '' };
}

export function blankEntryPoint(address: string, queueId: string): Entities['entryPoints'] {
  return { address, queueId, greeting: '', demand: { skills: [], headStartMs: 0, preferredAgentId: '', lastAgentId: '' }, flowId: '' };
}

/** Monday to Friday, nine to six. */
export function blankCalendar(calendarId: string, name: string, zone: string, period: string): Entities['calendars'] {
  return {
    calendarId,
    name,
    zone,
    openPeriods: [period],
    weekly: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], shifts: [{ fromMinute: 540, toMinute: 1_080, period }] }],
    exceptions: [],
  };
}
