import type {
  Contact,
  ContactDetail,
  Decisions,
  Figure,
  Language,
  LoginReply,
  LoginRequest,
  NamedOption,
  Problem,
  Statistics,
  StatisticsEvidence,
  StatisticsInterval,
  WebCallReply,
  WebCallRequest,
  WebChatReply,
} from '../contract';
import { refuse, type Reply } from './reply';

const REQUEST_TIMEOUT_MS = 10_000;
/** What is made when it is asked for. */
const WORK_TIMEOUT_MS = 45_000;
/** A few megabytes over a slow line. */
const FILE_TIMEOUT_MS = 120_000;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Intervals one after the other. */
export interface StatisticsSpan {
  readonly interval: StatisticsInterval;
  /** A moment in the first of them; without it the current one. */
  readonly fromMs?: number;
  readonly count?: number;
}

/** Which number is to be proved. */
export interface EvidenceQuestion {
  readonly subject: 'queue' | 'agent';
  readonly id: string;
  readonly figure: Figure;
  readonly interval: StatisticsInterval;
  readonly fromMs: number;
  readonly limit: number;
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
    return this.call({ method: 'POST', path: '/api/v1/login', body: request });
  }

  logout(): Promise<Reply<undefined>> {
    return this.call({ method: 'POST', path: '/api/v1/logout' });
  }

  listNotReadyReasons(): Promise<Reply<NamedOption[]>> {
    return this.call({ method: 'GET', path: '/api/v1/not-ready-reasons' });
  }

  listDispositions(): Promise<Reply<NamedOption[]>> {
    return this.call({ method: 'GET', path: '/api/v1/dispositions' });
  }

  listContacts(limit: number): Promise<Reply<Contact[]>> {
    return this.call({ method: 'GET', path: `/api/v1/contacts?limit=${limit}` });
  }

  reportStatistics(of: 'queues' | 'agents', span: StatisticsSpan): Promise<Reply<Statistics>> {
    return this.call({ method: 'GET', path: statisticsPath(of, span) });
  }

  /** The same as a table for spreadsheets. */
  downloadStatistics(of: 'queues' | 'agents', span: StatisticsSpan): Promise<Reply<Blob>> {
    return this.download(`${statisticsPath(of, span)}&format=csv`);
  }

  findEvidence({ fromMs, ...question }: EvidenceQuestion): Promise<Reply<StatisticsEvidence>> {
    const query = new URLSearchParams({ ...question, limit: String(question.limit), from: String(fromMs) });
    return this.call({ method: 'GET', path: `/api/v1/statistics/evidence?${query.toString()}` });
  }

  getContact(contactId: string): Promise<Reply<ContactDetail>> {
    return this.call({ method: 'GET', path: `/api/v1/contacts/${encodeURIComponent(contactId)}` });
  }

  listDecisions(contactId: string): Promise<Reply<Decisions>> {
    return this.call({ method: 'GET', path: `/api/v1/contacts/${encodeURIComponent(contactId)}/decisions` });
  }

  startWebCall(request: WebCallRequest): Promise<Reply<WebCallReply>> {
    return this.call({ method: 'POST', path: '/api/v1/web-calls', body: request });
  }

  startWebChat(request: WebCallRequest): Promise<Reply<WebChatReply>> {
    return this.call({ method: 'POST', path: '/api/v1/web-chats', body: request });
  }

  /** Any call of the contract; parts of the app that few need bring their own. */
  async call<T>(call: Call): Promise<Reply<T>> {
    const response = await this.#send(call);
    return response === undefined ? refuse('unreachable') : read<T>(response);
  }

  /**
   * A file.
   *
   * @param body asks for it; without one it is just got
   */
  async download(path: string, body?: unknown): Promise<Reply<Blob>> {
    const response = await this.#send(body === undefined ? { method: 'GET', path } : { method: 'POST', path, body }, undefined, body === undefined ? FILE_TIMEOUT_MS : WORK_TIMEOUT_MS);
    if (response === undefined) return refuse('unreachable');
    if (!response.ok) return read<Blob>(response);
    try {
      return { ok: true, value: await response.blob() };
    } catch {
      // The line broke, or the time was up, in the middle of it.
      return refuse('unreachable');
    }
  }

  /** Puts a file there, whatever is in it: the server goes by its first bytes. */
  async upload<T>(path: string, file: Blob): Promise<Reply<T>> {
    const response = await this.#send({ method: 'PUT', path }, file);
    return response === undefined ? refuse('unreachable') : read<T>(response);
  }

  async #send({ method, path, body }: Call, file?: Blob, timeoutMs = file === undefined ? REQUEST_TIMEOUT_MS : FILE_TIMEOUT_MS): Promise<Response | undefined> {
    const token = this.token;
    const headers: Record<string, string> = { 'Accept-Language': this.language };
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (file !== undefined) headers['Content-Type'] = 'application/octet-stream';
    const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
    let response: Response;
    try {
      response = await this.#fetch(this.#origin + path, {
        method,
        headers,
        signal: AbortSignal.timeout(timeoutMs),
        ...(sent === undefined ? {} : { body: sent }),
      });
    } catch {
      return undefined;
    }
    // Only of the token that was sent: a late 401 must not throw out who signed in meanwhile.
    if (response.status === 401 && token !== undefined && token === this.token) this.onUnauthenticated();
    return response;
  }
}

function statisticsPath(of: string, { interval, fromMs, count }: StatisticsSpan): string {
  const query = new URLSearchParams({ interval });
  if (fromMs !== undefined) query.set('from', String(fromMs));
  if (count !== undefined) query.set('count', String(count));
  return `/api/v1/statistics/${of}?${query.toString()}`;
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
  const { code = 'bad-reply', message = '', retryAfterS, field, problems } = (body ?? {}) as Partial<Problem>;
  return {
    ok: false,
    code,
    message,
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
    ...(field === undefined ? {} : { field }),
    ...(problems === undefined ? {} : { problems }),
  };
}
