import type { FlowCheck } from '../../src/contract';
import type { Flow, FlowNode, Layout, Sheet } from '../../src/state/flow/document';
import type { FlowApi, SavedDraft } from '../../src/state/flow/flow-draft';
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
  readonly versions: Flow[] = [smallFlow()];
  readonly drafts = new Map<string, SavedDraft>();
  checks = 0;
  saves = 0;
  unreachable = false;

  /** As somebody else would. */
  publishAs(flow: Flow): void {
    const published = { ...(JSON.parse(JSON.stringify(flow)) as Flow), version: (this.flows.get(flow.flowId)?.version ?? 0) + 1 };
    this.flows.set(flow.flowId, published);
    this.versions.push(published);
  }

  getFlow(flowId: string): Promise<Reply<Flow>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    const flow = this.flows.get(flowId);
    if (flow === undefined) return Promise.resolve({ ok: false, code: 'not-found', message: 'No such flow.' });
    return Promise.resolve({ ok: true, value: JSON.parse(JSON.stringify(flow)) as Flow });
  }

  getVersion(flowId: string, version: number): Promise<Reply<{ flow: Flow }>> {
    const flow = this.versions.find((each) => each.flowId === flowId && each.version === version);
    return Promise.resolve(flow === undefined ? { ok: false, code: 'not-found', message: '' } : { ok: true, value: { flow } });
  }

  getDraft(flowId: string): Promise<Reply<SavedDraft>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    const draft = this.drafts.get(flowId);
    return Promise.resolve(draft === undefined ? { ok: false, code: 'no-such-draft', message: 'Nobody works on it.' } : { ok: true, value: draft });
  }

  /** As somebody else would. */
  saveAs(name: string, flow: Flow, basedOnVersion = 1): void {
    const revision = (this.drafts.get(flow.flowId)?.revision ?? 0) + 1;
    this.drafts.set(flow.flowId, { revision, basedOnVersion, flow, layout: {}, savedBy: { userId: name, name }, savedAtMs: 1_000 });
  }

  saveDraft(flowId: string, change: { revision: number; basedOnVersion: number; flow: object; layout: Layout }): Promise<Reply<SavedDraft>> {
    if (this.unreachable) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    const revision = this.drafts.get(flowId)?.revision ?? 0;
    if (change.revision !== revision) return Promise.resolve({ ok: false, code: 'draft-changed', message: 'Somebody else was quicker.' });
    this.saves += 1;
    const saved = { ...(JSON.parse(JSON.stringify(change)) as typeof change), revision: revision + 1, savedBy: { userId: 'me', name: 'Me' }, savedAtMs: 2_000 };
    this.drafts.set(flowId, saved);
    return Promise.resolve({ ok: true, value: saved });
  }

  deleteDraft(flowId: string, revision: number): Promise<Reply<undefined>> {
    if (this.drafts.get(flowId)?.revision !== revision) return Promise.resolve({ ok: false, code: 'draft-changed', message: 'Somebody else was quicker.' });
    this.drafts.delete(flowId);
    return Promise.resolve({ ok: true, value: undefined });
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
