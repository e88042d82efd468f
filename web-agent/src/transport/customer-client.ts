import type { Customer, CustomerSettings } from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const CUSTOMERS = '/api/v1/customers';

/** The part of the REST interface that is about customers. */
export class CustomerClient {
  readonly #rest: Pick<RestClient, 'call'>;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  /** @param after the last one of the page before; undefined: from the first on */
  search(text: string, limit: number, after?: string): Promise<Reply<Customer[]>> {
    const search = text.replace(/^\+/, '00').replaceAll(/[+%]/g, '');
    return this.#list({ search, limit: String(limit), ...(after !== undefined && { after }) });
  }

  /** Those who call from it. */
  withNumber(number: string): Promise<Reply<Customer[]>> {
    return this.#list({ number: number.replace(/^\+/, '00') });
  }

  get(customerId: string): Promise<Reply<Customer>> {
    return this.#rest.call({ method: 'GET', path: pathOf(customerId) });
  }

  add(body: CustomerSettings): Promise<Reply<Customer>> {
    return this.#rest.call({ method: 'POST', path: CUSTOMERS, body });
  }

  /** @param version the one that is replaced */
  change(customerId: string, version: number, settings: CustomerSettings): Promise<Reply<Customer>> {
    return this.#rest.call({ method: 'PUT', path: pathOf(customerId), body: { version, settings } });
  }

  remove(customerId: string): Promise<Reply<undefined>> {
    return this.#rest.call({ method: 'DELETE', path: pathOf(customerId) });
  }

  #list(question: Record<string, string>): Promise<Reply<Customer[]>> {
    return this.#rest.call({ method: 'GET', path: `${CUSTOMERS}?${new URLSearchParams(question).toString().replaceAll('+', '%20')}` });
  }
}

function pathOf(customerId: string): string {
  return `${CUSTOMERS}/${encodeURIComponent(customerId)}`;
}
