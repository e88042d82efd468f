// Administration of the fake server: a small center, one check, versions in memory. Not shipped.
const STAY = { kind: 'stay', name: '' };
const step = (afterMs, more) => ({ afterMs, skills: [], easeBy: 0, groupIds: [], alsoQueueIds: [], ...more });

function queue(queueId, name, routing, overflow) {
  return {
    queueId,
    name,
    maxWaiting: 100,
    holdMusic: 'hold-music',
    wrapUpLimitMs: 60_000,
    target: { goalPercent: 80, answeredWithinMs: 20_000, shortAbandonMs: 5_000 },
    routing: { strategy: 'longest-idle', headStartMs: 0, stickyMs: 0, ring: { atMost: 20, widenAfterMs: 5_000 }, steps: [step(0)], ...routing },
    overflow: { calendarId: '', whenClosed: STAY, whenNobody: STAY, lengthLimit: 0, whenLong: STAY, waitLimitMs: 0, whenWaited: STAY, ...overflow },
  };
}

const served = (...ids) => ids.map((queueId, i) => ({ queueId, order: i + 1, delayMs: i * 30_000 }));
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

export function center(many) {
  const english = [{ skillId: 'english', proficiency: 4 }];
  const extra = Array.from({ length: many }, (_, i) => ({ agentId: `a${i}`, name: `Agent ${i + 1}`, profileId: 'everything', skills: i % 3 ? [] : english, groupIds: [], weight: 1 }));
  return {
    queues: [
      queue('sales', 'Sales', {}, { calendarId: 'office', whenClosed: { kind: 'message', name: 'closed' } }),
      queue('support', 'Technical support', { strategy: 'most-skilled', stickyMs: 20_000, steps: [step(0, { skills: english, groupIds: ['veterans'] }), step(30_000, { skills: english }), step(90_000, { alsoQueueIds: ['sales'], easeBy: 1 })] }, { whenNobody: { kind: 'queue', name: 'sales' }, waitLimitMs: 180_000, whenWaited: { kind: 'callback', name: '' } }),
      queue('finance', 'Finance', { strategy: 'progressive' }, {}),
    ],
    profiles: [
      { profileId: 'everything', name: 'Everything', queues: served('sales', 'support', 'finance'), capacities: [{ channel: 'voice', maxContacts: 1 }, { channel: 'chat', maxContacts: 3 }, { channel: 'callback', maxContacts: 1 }], interruptions: [{ busyWith: 'chat', by: 'voice' }], autoAccepted: [] },
      { profileId: 'money', name: 'Money only', queues: served('finance'), capacities: [{ channel: 'voice', maxContacts: 1 }], interruptions: [], autoAccepted: ['voice'] },
    ],
    agents: [
      { agentId: 'alice', name: 'Alice', profileId: 'everything', skills: [{ skillId: 'english', proficiency: 5 }, { skillId: 'routers', proficiency: 2 }], groupIds: ['veterans'], weight: 1 },
      { agentId: 'bob', name: 'Bob', profileId: 'everything', skills: english, groupIds: [], weight: 1 },
      ...extra,
    ],
    entryPoints: [
      { address: '4008001234', queueId: 'sales', greeting: 'greeting', demand: { skills: [], headStartMs: 0, preferredAgentId: '', lastAgentId: '' }, flowId: '' },
      { address: '4008005678', queueId: 'support', greeting: 'greeting', demand: { skills: english, headStartMs: 60_000, preferredAgentId: 'alice', lastAgentId: '' }, flowId: '' },
      { address: 'web:demo', queueId: 'support', greeting: '', demand: { skills: [], headStartMs: 0, preferredAgentId: '', lastAgentId: '' }, flowId: '' },
    ],
    calendars: [
      {
        calendarId: 'office',
        name: 'Office hours',
        zone: 'Asia/Shanghai',
        openPeriods: ['open'],
        weekly: [
          { days: WORKDAYS, shifts: [{ fromMinute: 540, toMinute: 720, period: 'open' }, { fromMinute: 720, toMinute: 780, period: 'lunch' }, { fromMinute: 780, toMinute: 1080, period: 'open' }] },
          { days: ['friday'], shifts: [{ fromMinute: 1320, toMinute: 120, period: 'open' }] },
        ],
        exceptions: [
          { name: 'National day', from: '--10-01', to: '--10-03', asWeekday: null, shifts: [] },
          { name: 'Working Saturday', from: '2026-11-28', to: '', asWeekday: 'monday', shifts: [] },
        ],
      },
    ],
    skills: [{ skillId: 'english', name: 'English' }, { skillId: 'routers', name: 'Routers' }],
    groups: [{ groupId: 'veterans', name: 'Veterans' }],
    callerLists: [{ listId: 'vip', name: 'VIP', blocked: false, headStartMs: 120_000, numbers: ['13800138000'] }],
    voicemailBoxes: [{ boxId: 'front-desk', name: 'Front desk', language: 'en', greeting: 'leave-message', queueId: 'sales', ownerIds: ['alice'], mailTo: '', maxMs: 120_000, silenceMs: 5_000 }],
    offers: { ringMs: 20_000, ringback: 'ringback', deskGraceMs: 30_000, greetingLimitMs: 30_000 },
  };
}

const person = (username, name, roles, active = true) => ({ userId: username, username, name, roles, active });

export class FakeAdministration {
  /** Set by a tour: nothing, a lost server, or one that never answers. */
  mood = 'well';
  people = [person('admin', 'Admin', ['administrator']), person('alice', 'Alice', ['agent']), person('bob', 'Bob', ['agent']), person('dora', 'Dora', ['agent']), person('leader', 'Leader', ['supervisor']), person('zoe', 'Zoe', ['agent'], false)];

  constructor(many = 0) {
    this.versions = [];
    const founded = center(many);
    founded.queues[1].target.answeredWithinMs = 30_000;
    founded.queues[0].overflow.whenClosed = STAY;
    this.publish('', '', founded);
    this.publish('admin', 'A message for those who call sales at night', center(many));
    this.publish('leader', 'Veterans first for support', { ...center(many), offers: { ...center(many).offers, ringMs: 25_000 } });
  }

  publish(changedBy, note, routing) {
    this.versions.push({ version: this.versions.length, changedAtMs: Date.now() - 3_600_000 * Math.max(0, 5 - this.versions.length), changedBy, note, routing });
    return this.versions.at(-1);
  }

  /** @returns status and body; undefined: no answer at all */
  answer(method, pathname, body, chinese) {
    const current = this.versions.at(-1);
    if (this.mood === 'silent') return undefined;
    if (this.mood === 'lost') return [503, { code: 'try-again', message: chinese ? '系统繁忙，请稍后再试。' : 'The system is busy. Try again in a moment.' }];
    if (pathname.startsWith('/api/v1/users')) return this.#users(method, pathname, body);
    if (pathname.endsWith('/check')) return [200, { problems: problems(body.routing, chinese) }];
    if (pathname.endsWith('/versions')) return [200, this.versions.toReversed().map(({ routing, ...version }) => (routing, version))];
    if (pathname.includes('/versions/')) return [200, this.versions[Number(pathname.split('/').at(-1))]];
    if (method === 'GET') return [200, current];
    if (body.version !== current.version) return [409, { code: 'config-changed', message: 'no' }];
    const wrong = problems(body.routing, chinese).filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) return [422, { code: 'bad-configuration', message: wrong[0].message, problems: wrong }];
    return [200, this.publish('admin', body.note, body.routing)];
  }

  #users(method, pathname, body) {
    if (method === 'GET') return [200, this.people];
    if (method === 'POST') return [201, this.people[this.people.push({ userId: body.username, active: true, ...body, password: undefined }) - 1]];
    const user = this.people.find(({ userId }) => pathname.endsWith(`/${userId}`));
    return [200, Object.assign(user, body, { password: undefined })];
  }
}

function problems({ queues, profiles }, chinese) {
  const say = (severity, place, code, en, zh) => ({ severity, place, code, message: chinese ? zh : en });
  const next = new Map(queues.map(({ queueId, overflow }) => [queueId, Object.values(overflow).flatMap((target) => (target.kind === 'queue' ? [target.name] : []))]));
  const reaches = (from, to, seen = new Set()) => (next.get(from) ?? []).some((id) => id === to || (!seen.has(id) && reaches(id, to, seen.add(id))));
  return queues.flatMap(({ queueId, name, overflow }, i) => {
    const loops = Object.entries(overflow).filter(([, target]) => target.kind === 'queue' && (target.name === queueId || reaches(target.name, queueId)));
    const nobody = !profiles.some((profile) => profile.queues.some((each) => each.queueId === queueId));
    return [
      ...loops.map(([field]) => say('error', `queues/${i}/overflow/${field}`, 'overflow-loop', `Contacts of ${name} would go round in a circle and come back here. Choose another target.`, `${name} 的联络会绕一圈又回到这里。请另选目标。`)),
      ...(nobody ? [say('warning', `queues/${i}`, 'nobody-serves', `No agent has a profile that serves ${name}. Contacts will wait until one does.`, `没有坐席使用服务 ${name} 的路由配置，联络将一直等到有人为止。`)] : []),
    ];
  });
}
