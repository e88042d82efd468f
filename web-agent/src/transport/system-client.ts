import type { LookUpService, LookUpServiceSettings, LookUpTrialReply } from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const SERVICES = '/api/v1/lookup-services';

/** The part of the REST interface that is about the systems that flows ask. */
export class SystemClient {
  readonly #rest: Pick<RestClient, 'call'>;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  listServices(): Promise<Reply<LookUpService[]>> {
    return this.#rest.call({ method: 'GET', path: SERVICES });
  }

  addService(serviceId: string, settings: LookUpServiceSettings): Promise<Reply<LookUpService>> {
    return this.#rest.call({ method: 'POST', path: SERVICES, body: { serviceId, settings } });
  }

  changeService(serviceId: string, settings: LookUpServiceSettings): Promise<Reply<LookUpService>> {
    return this.#rest.call({ method: 'PUT', path: pathOf(serviceId), body: settings });
  }

  deleteService(serviceId: string): Promise<Reply<undefined>> {
    return this.#rest.call({ method: 'DELETE', path: pathOf(serviceId) });
  }

  tryService(serviceId: string, args: Readonly<Record<string, string>>): Promise<Reply<LookUpTrialReply>> {
    return this.#rest.call({ method: 'POST', path: `${pathOf(serviceId)}/trial`, body: { arguments: args } });
  }
}

function pathOf(serviceId: string): string {
  return `${SERVICES}/${encodeURIComponent(serviceId)}`;
}
