import type { FlowCheck, FlowHead } from '../contract';
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
export class FlowClient {
  readonly #rest: Pick<RestClient, 'call'>;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  listFlows(): Promise<Reply<FlowHead[]>> {
    return this.#rest.call({ method: 'GET', path: FLOWS });
  }

  getFlow<F extends Document>(flowId: string): Promise<Reply<F>> {
    return this.#rest.call({ method: 'GET', path: pathOf(flowId) });
  }

  checkFlow(flow: Document): Promise<Reply<FlowCheck>> {
    return this.#rest.call({ method: 'POST', path: `${FLOWS}/check`, body: { flow } });
  }

  publishFlow<F extends Document>(flowId: string, publication: FlowPublication): Promise<Reply<F>> {
    return this.#rest.call({ method: 'PUT', path: pathOf(flowId), body: publication });
  }
}

function pathOf(flowId: string): string {
  return `${FLOWS}/${encodeURIComponent(flowId)}`;
}
