import type { Flow, FlowNode } from './document';

/** Why a text isn't a flow, and where. */
export interface Unreadable {
  readonly code: 'not-json' | 'not-a-flow' | 'missing' | 'wrong-type' | 'unknown' | 'too-many';
  /** As in `nodes/3/step`; of a text that isn't JSON what the browser says about it. */
  readonly at: string;
}

export type ReadFlow = { readonly ok: true; readonly flow: Flow } | { readonly ok: false; readonly fault: Unreadable };

const MAX_NODES = 1_000;

class Fault extends Error {
  readonly fault: Unreadable;

  constructor(code: Unreadable['code'], at: string) {
    super(code);
    this.fault = { code, at };
  }
}

/** Reads a flow that was exported, or written by hand; whether it makes sense is the check's business. */
export function readFlow(text: string): ReadFlow {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, fault: { code: 'not-json', at: error instanceof Error ? error.message : '' } };
  }
  try {
    return { ok: true, flow: flowOf(json) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

function flowOf(json: unknown): Flow {
  if (!isObject(json)) throw new Fault('not-a-flow', '');
  const { flowId, nodes } = json;
  // Another kind of file: one sentence says more than a list of what it lacks.
  if (flowId === undefined && nodes === undefined) throw new Fault('not-a-flow', '');
  known(json, ['flowId', 'name', 'version', 'language', 'startNodeId', 'nodes'], '');
  if (!Array.isArray(nodes)) throw new Fault(nodes === undefined ? 'missing' : 'wrong-type', 'nodes');
  if (nodes.length > MAX_NODES) throw new Fault('too-many', 'nodes');
  const version = json['version'] ?? 0;
  if (typeof version !== 'number') throw new Fault('wrong-type', 'version');
  return {
    flowId: text(json, 'flowId', ''),
    name: text(json, 'name', ''),
    version,
    language: text(json, 'language', ''),
    startNodeId: text(json, 'startNodeId', ''),
    nodes: nodes.map((node, i) => nodeOf(node, `nodes/${i}`)),
  };
}

function nodeOf(json: unknown, at: string): FlowNode {
  if (!isObject(json)) throw new Fault('wrong-type', at);
  known(json, ['nodeId', 'name', 'step', 'exits'], `${at}/`);
  const { step, exits = {} } = json;
  if (step === undefined) throw new Fault('missing', `${at}/step`);
  if (!isObject(step)) throw new Fault('wrong-type', `${at}/step`);
  const type = text(step, 'type', `${at}/step/`);
  if (!isObject(exits)) throw new Fault('wrong-type', `${at}/exits`);
  for (const [exit, to] of Object.entries(exits)) if (typeof to !== 'string') throw new Fault('wrong-type', `${at}/exits/${exit}`);
  return { nodeId: text(json, 'nodeId', `${at}/`), name: text(json, 'name', `${at}/`), step: { ...step, type }, exits: exits as Record<string, string> };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function known(json: Record<string, unknown>, fields: readonly string[], at: string): void {
  const stranger = Object.keys(json).find((field) => !fields.includes(field));
  if (stranger !== undefined) throw new Fault('unknown', at + stranger);
}

function text(json: Record<string, unknown>, field: string, at: string): string {
  const value = json[field];
  if (value === undefined) throw new Fault('missing', at + field);
  if (typeof value !== 'string') throw new Fault('wrong-type', at + field);
  return value;
}

/** As `./oneline flow test` reads it. */
export function writeFlow(flow: Flow): string {
  return `${JSON.stringify(flow, undefined, 2)}\n`;
}
