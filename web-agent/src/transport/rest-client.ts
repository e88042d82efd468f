import type {
  Contact,
  ContactDetail,
  Decisions,
  Language,
  LoginReply,
  LoginRequest,
  NamedOption,
  Problem,
  WebCallReply,
  WebCallRequest,
} from '../contract';
import { refuse, type Reply } from './reply';

const REQUEST_TIMEOUT_MS = 10_000;

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** The REST interface as typed calls. */
export class RestClient {
  /** Sent as Accept-Language: refusals come back in it. */
  language: Language = 'en';
  /** The bearer token, once there is one. */
  token: string | undefined;
  /** Told when a token turns out to be worth nothing any more. */
  onUnauthenticated: () => void = () => undefined;
  readonly #origin: string;
  readonly #fetch: typeof fetch;

  /** @param origin of the server, empty for the page's own */
  constructor(origin = '', fetchFunction: typeof fetch = (input, init) => fetch(input, init)) {
    this.#origin = origin;
    this.#fetch = fetchFunction;
  }

  login(request: LoginRequest): Promise<Reply<LoginReply>> {
    return this.#call({ method: 'POST', path: '/api/v1/login', body: request });
  }

  logout(): Promise<Reply<undefined>> {
    return this.#call({ method: 'POST', path: '/api/v1/logout' });
  }

  listNotReadyReasons(): Promise<Reply<NamedOption[]>> {
    return this.#call({ method: 'GET', path: '/api/v1/not-ready-reasons' });
  }

  listDispositions(): Promise<Reply<NamedOption[]>> {
    return this.#call({ method: 'GET', path: '/api/v1/dispositions' });
  }

  listContacts(limit: number): Promise<Reply<Contact[]>> {
    return this.#call({ method: 'GET', path: `/api/v1/contacts?limit=${limit}` });
  }

  getContact(contactId: string): Promise<Reply<ContactDetail>> {
    return this.#call({ method: 'GET', path: `/api/v1/contacts/${encodeURIComponent(contactId)}` });
  }

  listDecisions(contactId: string): Promise<Reply<Decisions>> {
    return this.#call({ method: 'GET', path: `/api/v1/contacts/${encodeURIComponent(contactId)}/decisions` });
  }

  startWebCall(request: WebCallRequest): Promise<Reply<WebCallReply>> {
    return this.#call({ method: 'POST', path: '/api/v1/web-calls', body: request });
  }

  async #call<T>({ method, path, body }: Call): Promise<Reply<T>> {
    const token = this.token;
    const headers: Record<string, string> = { 'Accept-Language': this.language };
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let response: Response;
    try {
      response = await this.#fetch(this.#origin + path, {
        method,
        headers,
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return refuse('unreachable');
    }
    // Only of the token that was sent: a late 401 must not throw out who signed in meanwhile.
    if (response.status === 401 && token !== undefined && token === this.token) this.onUnauthenticated();
    return read<T>(response);
  }
}

async function read<T>(response: Response): Promise<Reply<T>> {
  if (response.status === 204) return { ok: true, value: undefined as T };
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    // A proxy's error page, or half an answer.
    return refuse(response.status >= 500 ? 'unreachable' : 'bad-reply');
  }
  if (response.ok) return { ok: true, value: body as T };
  const { code, message, retryAfterS } = (body ?? {}) as Partial<Problem>;
  return {
    ok: false,
    code: code ?? 'bad-reply',
    message: message ?? '',
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  };
}
