// Flows of the fake server: the shipped hotline, a check of what can be wrong at a glance, versions in memory. Not shipped.
import { readFileSync } from 'node:fs';

const shipped = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/flows/hotline.json', import.meta.url), 'utf8'));

const asking = { bargeIn: true, firstKeyMs: 5000, nextKeyMs: 3000, attempts: 3, noInput: [], wrongInput: [] };

/** A tree of menus with a queue at each leaf: as large as one may become. */
export function largeFlow(size) {
  const nodes = [{ nodeId: 'end', name: 'Hang up', step: { type: 'hang-up' }, exits: {} }];
  const menus = Math.floor((size - 1) / 4);
  for (let i = 0; i < menus; i += 1) {
    const exits = { 'no-input': 'end', 'wrong-input': 'end' };
    for (const key of [1, 2, 3]) {
      const child = i * 3 + key;
      exits[key] = child < menus ? `menu-${child}` : `leaf-${i}-${key}`;
      if (child >= menus) nodes.push({ nodeId: `leaf-${i}-${key}`, name: `Group ${i}.${key}`, step: { type: 'queue', queueId: 'sales' }, exits: { full: 'end' } });
    }
    nodes.push({ nodeId: `menu-${i}`, name: `Menu ${i}`, step: { type: 'menu', sounds: [{ type: 'recording', name: 'main-menu' }], asking }, exits });
  }
  while (nodes.length < size) nodes.push({ nodeId: `extra-${nodes.length}`, name: `Say ${nodes.length}`, step: { type: 'play', sounds: [], bargeIn: true }, exits: { next: 'menu-0' } });
  return { flowId: 'large', name: 'A large one', version: 7, language: 'en', startNodeId: 'menu-0', nodes };
}

const strange = {
  flowId: 'survey',
  name: 'Survey 满意度',
  version: 2,
  language: 'zh-CN',
  startNodeId: 'ask',
  nodes: [
    { nodeId: 'ask', name: 'How was it?', step: { type: 'hologram', beams: 3 }, exits: { bright: 'end', dim: 'end' } },
    { nodeId: 'end', name: 'Hang up', step: { type: 'hang-up' }, exits: {} },
  ],
};

export class FakeFlows {
  mood = 'well';
  drafts = new Map();
  trials = { revision: 1, required: true, trials };

  constructor() {
    const all = [shipped, largeFlow(200), strange];
    this.flows = new Map(all.map((flow) => [flow.flowId, structuredClone(flow)]));
  }

  /** As somebody else would. */
  publish(flowId, change) {
    const flow = structuredClone(this.flows.get(flowId));
    change(flow);
    this.flows.set(flowId, { ...flow, version: flow.version + 1 });
  }

  #heads() {
    const ids = new Set([...this.flows.keys(), ...this.drafts.keys()]);
    return [...ids].map((flowId) => {
      const draft = this.drafts.get(flowId);
      const { name = draft?.flow.name, version = 0 } = this.flows.get(flowId) ?? {};
      return { flowId, name, version, ...(draft === undefined ? {} : { draft: { revision: draft.revision, basedOnVersion: draft.basedOnVersion, savedBy: draft.savedBy, savedAtMs: draft.savedAtMs } }) };
    });
  }

  /** @param by as somebody else would */
  save(flowId, draft, by = { userId: 'admin', name: 'Admin' }) {
    this.drafts.set(flowId, { ...draft, revision: (this.drafts.get(flowId)?.revision ?? 0) + 1, savedBy: by, savedAtMs: Date.now() });
    return this.drafts.get(flowId);
  }

  #beside(method, [flowId, what, version], body) {
    const missing = [404, { code: 'not-found', message: 'no' }];
    const flow = this.flows.get(flowId);
    if (what === 'draft') {
      const draft = this.drafts.get(flowId);
      if (method === 'GET') return draft === undefined ? [404, { code: 'no-such-draft', message: 'no' }] : [200, draft];
      if (method === 'DELETE') return [this.drafts.delete(flowId) ? 204 : 404, undefined];
      return body.revision === (draft?.revision ?? 0) ? [200, this.save(flowId, body)] : [409, { code: 'draft-changed', message: 'no' }];
    }
    if (what === 'trials') {
      if (method === 'PUT') this.trials = { ...body, revision: body.revision + 1 };
      return [200, this.trials];
    }
    if (flow === undefined) return missing;
    if (what === 'versions') {
      const all = [this.old(flow), flow].map((each, i) => ({ version: i + 1, atMs: Date.now() - (2 - i) * 86_400_000, by: i === 0 ? { userId: '', name: '' } : BY, note: i === 0 ? '' : 'Support before business', flow: { ...each, version: i + 1 } }));
      return [200, version === undefined ? all.toReversed().map(({ flow: whole, ...head }) => (whole, head)) : all[Number(version) - 1]];
    }
    const nodes = flow.nodes.slice(0, 12);
    if (what === 'live') return [200, { asOfMs: Date.now(), version: flow.version, contacts: 9, nodes: nodes.slice(0, 3).map(({ nodeId }, i) => ({ nodeId, contacts: 3 - i, longestMs: 8_000 * (i + 1) })), olderVersions: 2 }];
    const visits = (i) => Math.round(1_200 / (i + 1));
    return [200, { fromMs: 0, toMs: 0, begun: 1_200, left: { queue: 900, 'hang-up': 210, served: 90 }, nodes: nodes.map(({ nodeId, exits }, i) => ({ nodeId, visits: visits(i), exits: Object.fromEntries(Object.keys(exits).map((exit, j) => [exit, Math.round(visits(i) / (j + 2))])), misses: i === 1 ? { 'no-input': 31, 'wrong-input': 7 } : {}, faults: {}, left: i === 1 ? { 'hang-up': 44 } : {} })) }];
  }

  old(flow) {
    const older = structuredClone(flow);
    older.nodes.pop();
    older.nodes[0].name = 'Hello';
    if (older.nodes[1]?.step.asking !== undefined) older.nodes[1].step.asking.attempts = 2;
    return older;
  }

  answer(method, pathname, body, chinese) {
    if (this.mood === 'silent') return undefined;
    if (this.mood === 'lost') return [503, { code: 'try-again', message: chinese ? '系统繁忙，请稍后再试。' : 'The system is busy. Try again in a moment.' }];
    if (pathname === '/api/v1/flows') return [200, this.mood === 'empty' ? [] : this.#heads()];
    if (pathname.endsWith('/trials/run')) return [200, report(body, chinese)];
    if (pathname.endsWith('/trials/generate')) return [200, { trials, coverage: report({ flow: body.flow, trials }, chinese).coverage }];
    if (/\/(draft|trials|live|statistics|versions)/.test(pathname)) return this.#beside(method, pathname.split('/').slice(4), body);
    if (pathname.endsWith('/check')) return [200, { problems: problems(body.flow, chinese) }];
    const flowId = decodeURIComponent(pathname.split('/').at(-1));
    const flow = this.flows.get(flowId);
    if (method === 'GET') return flow === undefined ? [404, { code: 'not-found', message: 'no' }] : [200, flow];
    if (body.version !== (flow?.version ?? 0)) return [409, { code: 'flow-changed', message: 'no' }];
    const wrong = problems(body.flow, chinese).filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) return [422, { code: 'bad-flow', message: wrong[0].message, problems: wrong }];
    this.flows.set(flowId, { ...body.flow, version: body.version + 1 });
    return [200, this.flows.get(flowId)];
  }
}

const BY = { userId: 'leader', name: 'Leader' };
const trials = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/flows/hotline.trials.json', import.meta.url), 'utf8')).slice(0, 12);

/** The third trial fails, and one exit is never taken. */
function report({ flow, trials: tried }, chinese) {
  const failure = { step: 3, code: 'queued', message: chinese ? '应进入队列 software，实际进入了 sales。' : 'Should be in the queue software, but is in sales.' };
  const last = flow.nodes.at(-1);
  return {
    passed: false,
    trials: tried.map(({ name }, i) => ({ name, passed: i !== 2, heard: ['zh-CN/welcome', 'zh-CN/main-menu', 'zh-CN/business-menu'], ...(i === 2 ? { failure } : {}) })),
    coverage: {
      nodes: flow.nodes.length,
      nodesReached: flow.nodes.length - 1,
      exits: 60,
      exitsTaken: 57,
      never: [
        { nodeId: last.nodeId, message: chinese ? '没有测试到达该节点。' : 'No trial comes to this node.' },
        { nodeId: 'crm', exit: 'timeout', message: chinese ? '没有测试经过出口 timeout。' : 'No trial takes the exit timeout.' },
        { nodeId: 'support', exit: 'full', message: chinese ? '没有测试经过出口 full。' : 'No trial takes the exit full.' },
      ],
    },
  };
}

const REQUIRED = { play: ['next'], 'set-variables': ['next'], count: ['next'], language: ['next'], 'sub-flow': ['next'], menu: ['no-input', 'wrong-input'], 'collect-digits': ['next', 'no-input', 'wrong-input'], calendar: ['open', 'closed'], lookup: ['found', 'not-found', 'timeout', 'failed'], queue: ['full'] };

function problems({ nodes, startNodeId }, chinese) {
  const ids = new Set(nodes.map(({ nodeId }) => nodeId));
  const say = (severity, place, code, en, zh) => ({ severity, place, code, message: chinese ? zh : en });
  const reached = new Set();
  const walk = (id) => {
    const node = nodes.find(({ nodeId }) => nodeId === id);
    if (node === undefined || reached.has(id)) return;
    reached.add(id);
    Object.values(node.exits).forEach(walk);
  };
  walk(startNodeId);
  return [
    ...(ids.has(startNodeId) ? [] : [say('error', 'startNodeId', 'no-start', 'The flow has no node to begin at. Choose one.', '流程没有起始节点，请选择一个。')]),
    ...nodes.flatMap(({ nodeId, step, exits }) => [
      ...(REQUIRED[step.type] ?? []).filter((exit) => !(exit in exits)).map((exit) => say('error', `nodes/${nodeId}/exits/${exit}`, 'missing-exit', `The exit ${exit} leads nowhere. Connect it.`, `出口 ${exit} 没有去向，请连接。`)),
      ...Object.entries(exits).filter(([, to]) => !ids.has(to)).map(([exit, to]) => say('error', `nodes/${nodeId}/exits/${exit}`, 'unknown-node', `There is no node ${to}. Connect the exit to another one.`, `没有节点 ${to}，请将出口连接到其他节点。`)),
      ...(step.type === 'queue' && step.queueId === '' ? [say('error', `nodes/${nodeId}/queueId`, 'unknown-queue', 'There is no queue . Choose another one, or add it.', '没有队列，请另选或新建。')] : []),
      ...(reached.has(nodeId) ? [] : [say('warning', `nodes/${nodeId}`, 'unreachable', 'Nobody ever comes to this node. Connect it, or remove it.', '没有任何来电会到达该节点，请连接或删除。')]),
    ]),
  ];
}
