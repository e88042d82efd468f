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

  answer(method, pathname, body, chinese) {
    if (this.mood === 'silent') return undefined;
    if (this.mood === 'lost') return [503, { code: 'try-again', message: chinese ? '系统繁忙，请稍后再试。' : 'The system is busy. Try again in a moment.' }];
    if (pathname === '/api/v1/flows') return [200, this.mood === 'empty' ? [] : [...this.flows.values()].map(({ flowId, name, version }) => ({ flowId, name, version }))];
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
