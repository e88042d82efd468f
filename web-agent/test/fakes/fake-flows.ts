import type { FlowCheck } from '../../src/contract';
import type { Flow, FlowNode, Sheet } from '../../src/state/flow/document';
import type { FlowApi } from '../../src/state/flow/flow-draft';
import { laidOut } from '../../src/state/flow/layout';
import type { Reply } from '../../src/transport/reply';

export function node(nodeId: string, type: string, exits: FlowNode['exits'] = {}, step: object = {}): FlowNode {
  return { nodeId, name: nodeId, step: { type, ...step }, exits };
}

/** A welcome, a menu with two keys, two queues, an end. */
export function smallFlow(): Flow {
  return {
    flowId: 'small',
    name: 'Small',
    version: 1,
    language: 'en',
    startNodeId: 'welcome',
    nodes: [
      node('welcome', 'play', { next: 'menu' }, { sounds: [{ type: 'recording', name: 'welcome' }], bargeIn: true }),
      node('menu', 'menu', { '1': 'sales', '2': 'support', 'no-input': 'sales', 'wrong-input': 'sales' }, { sounds: [], asking: { attempts: 3 } }),
      node('sales', 'queue', { full: 'end' }, { queueId: 'sales' }),
      node('support', 'queue', { full: 'end' }, { queueId: 'support' }),
      node('end', 'hang-up'),
    ],
  };
}

export function smallSheet(): Sheet {
  return laidOut({ flow: smallFlow(), layout: {} });
}

/** The server's flows in memory: versions, one check, and a conflict when another version is in force by now. */
export class FakeFlows implements FlowApi {
  readonly flows = new Map<string, Flow>([['small', smallFlow()]]);
  checks = 0;
  unreachable = false;

  /** As somebody else would. */
  publishAs(flow: Flow): void {
    this.flows.set(flow.flowId, { ...(JSON.parse(JSON.stringify(flow)) as Flow), version: (this.flows.get(flow.flowId)?.version ?? 0) + 1 });
  }

  getFlow(flowId: string): Promise<Reply<Flow>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    const flow = this.flows.get(flowId);
    if (flow === undefined) return Promise.resolve({ ok: false, code: 'not-found', message: 'No such flow.' });
    return Promise.resolve({ ok: true, value: JSON.parse(JSON.stringify(flow)) as Flow });
  }

  checkFlow(flow: Flow): Promise<Reply<FlowCheck>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    this.checks += 1;
    return Promise.resolve({ ok: true, value: { problems: problemsOf(flow) } });
  }

  publishFlow(flowId: string, { version, flow }: { version: number; note: string; flow: Flow }): Promise<Reply<Flow>> {
    const problems = problemsOf(flow);
    if (version !== (this.flows.get(flowId)?.version ?? 0)) return Promise.resolve({ ok: false, code: 'flow-changed', message: 'Somebody else was quicker.' });
    if (problems.length > 0) return Promise.resolve({ ok: false, code: 'bad-flow', message: 'No.', problems });
    this.publishAs(flow);
    return this.getFlow(flowId);
  }
}

function problemsOf({ nodes }: Flow): FlowCheck['problems'] {
  const ids = new Set(nodes.map(({ nodeId }) => nodeId));
  return nodes.flatMap(({ nodeId, exits }) =>
    Object.entries(exits)
      .filter(([, to]) => !ids.has(to))
      .map(([exit, to]) => ({ severity: 'error' as const, place: `nodes/${nodeId}/exits/${exit}`, code: 'unknown-node', message: `There is no node ${to}.` })),
  );
}
