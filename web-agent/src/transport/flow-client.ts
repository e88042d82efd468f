import type {
  FlowCheck,
  FlowDraftChange,
  FlowHead,
  FlowStatistics,
  FlowTrial,
  FlowTrialReport,
  FlowTrials,
  FlowTrialsChange,
  FlowTrialsMade,
  FlowVersion,
  LiveFlow,
  SavedFlowDraft,
} from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const FLOWS = '/api/v1/flows';

/** A flow as it crosses the network; what its steps say is the editor's business. */
type Document = object;

export interface FlowPublication {
  /** The version that it replaces; 0 of a new one. */
  readonly version: number;
  readonly note: string;
  readonly flow: Document;
}

/** The flows' part of the REST interface. */
export class FlowClient<F extends Document = Document> {
  readonly #rest: Pick<RestClient, 'call'>;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  listFlows(): Promise<Reply<FlowHead[]>> {
    return this.#rest.call({ method: 'GET', path: FLOWS });
  }

  getFlow(flowId: string): Promise<Reply<F>> {
    return this.#rest.call({ method: 'GET', path: pathOf(flowId) });
  }

  checkFlow(flow: Document): Promise<Reply<FlowCheck>> {
    return this.#rest.call({ method: 'POST', path: `${FLOWS}/check`, body: { flow } });
  }

  /** The one draft of the flow, shared by all. */
  getDraft(flowId: string): Promise<Reply<SavedFlowDraft>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/draft` });
  }

  saveDraft(flowId: string, change: FlowDraftChange): Promise<Reply<SavedFlowDraft>> {
    return this.#rest.call({ method: 'PUT', path: `${pathOf(flowId)}/draft`, body: change });
  }

  deleteDraft(flowId: string, revision: number): Promise<Reply<undefined>> {
    return this.#rest.call({ method: 'DELETE', path: `${pathOf(flowId)}/draft?revision=${revision}` });
  }

  /** @param before below this version; without it the newest */
  listVersions(flowId: string, limit: number, before?: number): Promise<Reply<FlowVersion[]>> {
    const query = new URLSearchParams({ limit: String(limit), ...(before === undefined ? {} : { before: String(before) }) });
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/versions?${query.toString()}` });
  }

  getVersion(flowId: string, version: number): Promise<Reply<FlowVersion & { readonly flow: F }>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/versions/${version}` });
  }

  getTrials(flowId: string): Promise<Reply<FlowTrials>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/trials` });
  }

  saveTrials(flowId: string, change: FlowTrialsChange): Promise<Reply<FlowTrials>> {
    return this.#rest.call({ method: 'PUT', path: `${pathOf(flowId)}/trials`, body: change });
  }

  runTrials(flow: Document, trials: readonly FlowTrial[]): Promise<Reply<FlowTrialReport>> {
    return this.#rest.call({ method: 'POST', path: `${FLOWS}/trials/run`, body: { flow, trials } });
  }

  generateTrials(flow: Document): Promise<Reply<FlowTrialsMade>> {
    return this.#rest.call({ method: 'POST', path: `${FLOWS}/trials/generate`, body: { flow } });
  }

  getLive(flowId: string): Promise<Reply<LiveFlow>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/live` });
  }

  /** @param fromMs a moment; without it the beginning of today */
  getStatistics(flowId: string, fromMs?: number): Promise<Reply<FlowStatistics>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(flowId)}/statistics${fromMs === undefined ? '' : `?from=${fromMs}`}` });
  }

  publishFlow(flowId: string, publication: FlowPublication): Promise<Reply<F>> {
    return this.#rest.call({ method: 'PUT', path: pathOf(flowId), body: publication });
  }
}

function pathOf(flowId: string): string {
  return `${FLOWS}/${encodeURIComponent(flowId)}`;
}
