import type { Configuration, ConfigurationProblem, RoutingConfiguration } from '../../src/contract';
import { blankAgent, blankBox, blankCalendar, blankEntryPoint, blankProfile, blankQueue } from '../../src/state/admin/blank';
import type { DraftApi } from '../../src/state/admin/draft';
import type { Reply } from '../../src/transport/reply';

/** A small center: two queues, two agents, one calendar. */
export function smallRouting(): RoutingConfiguration {
  const support = blankQueue('support', 'Support', 'hold-music');
  return {
    queues: [
      blankQueue('sales', 'Sales', 'hold-music'),
      {
        ...support,
        routing: { ...support.routing, steps: [{ afterMs: 0, skills: [{ skillId: 'english', proficiency: 4 }], easeBy: 0, groupIds: ['day'], alsoQueueIds: ['sales'] }] },
        overflow: { ...support.overflow, calendarId: 'office', whenClosed: { kind: 'queue', name: 'sales' } },
      },
    ],
    profiles: [
      { ...blankProfile('everything', 'Everything'), queues: ['sales', 'support'].map((queueId) => ({ queueId, order: 1, delayMs: 0 })) },
      blankProfile('nothing', 'Nothing'),
    ],
    agents: [{ ...blankAgent('alice', 'Alice', 'everything'), skills: [{ skillId: 'english', proficiency: 5 }], groupIds: ['day'] }, blankAgent('bob', 'Bob', 'everything')],
    entryPoints: [{ ...blankEntryPoint('4008001234', 'sales'), demand: { skills: [], headStartMs: 0, preferredAgentId: 'alice', lastAgentId: '' } }],
    calendars: [blankCalendar('office', 'Office hours', 'Asia/Shanghai', 'open')],
    skills: [{ skillId: 'english', name: 'English' }],
    groups: [{ groupId: 'day', name: 'Day shift' }],
    voicemailBoxes: [{ ...blankBox('night', 'Night', 'en'), queueId: 'sales', ownerIds: ['bob'] }],
    callerLists: [{ listId: 'vip', name: 'VIP', blocked: false, headStartMs: 60_000, numbers: ['13800000001'] }],
    offers: { ringMs: 20_000, ringback: 'ringback', deskGraceMs: 30_000, greetingLimitMs: 30_000 },
    menus: { maxDepth: 64 },
  };
}

/** Administration's server in memory: versions, one check, and a conflict when another version holds by now. */
export class FakeAdministration implements DraftApi {
  readonly versions: Configuration[] = [];
  checks = 0;
  unreachable = false;

  constructor() {
    this.publish('', 'founded', smallRouting());
  }

  get current(): Configuration {
    const current = this.versions.at(-1);
    if (current === undefined) throw new Error('founded with a version');
    return current;
  }

  /** As somebody else would. */
  publish(changedBy: string, note: string, routing: RoutingConfiguration): Configuration {
    const copy = JSON.parse(JSON.stringify(routing)) as RoutingConfiguration;
    const configuration = { version: this.versions.length + 1, changedAtMs: 1_000 * this.versions.length, changedBy, note, routing: copy };
    this.versions.push(configuration);
    return configuration;
  }

  getConfiguration(): Promise<Reply<Configuration>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    return Promise.resolve({ ok: true, value: JSON.parse(JSON.stringify(this.current)) as Configuration });
  }

  checkConfiguration(routing: RoutingConfiguration): Promise<Reply<{ problems: ConfigurationProblem[] }>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    this.checks += 1;
    return Promise.resolve({ ok: true, value: { problems: this.#problems(routing) } });
  }

  changeConfiguration(change: { version: number; note: string; routing: RoutingConfiguration }): Promise<Reply<Configuration>> {
    const problems = this.#problems(change.routing);
    if (change.version !== this.current.version) return Promise.resolve({ ok: false, code: 'config-changed', message: 'Somebody else was quicker.' });
    if (problems.length > 0) return Promise.resolve({ ok: false, code: 'bad-configuration', message: 'No.', problems });
    return Promise.resolve({ ok: true, value: this.publish('admin', change.note, change.routing) });
  }

  #problems({ queues, profiles }: RoutingConfiguration): ConfigurationProblem[] {
    return profiles.flatMap((profile, p) =>
      profile.queues.flatMap(({ queueId }, q) =>
        queues.some((queue) => queue.queueId === queueId)
          ? []
          : [{ severity: 'error' as const, place: `profiles/${p}/queues/${q}/queueId`, code: 'unknown-queue', message: `There is no queue ${queueId}.` }],
      ),
    );
  }
}
