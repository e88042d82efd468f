import { Cell, type Observable } from '../base/observable';
import { systemScheduler, type Scheduler } from '../base/scheduler';
import {
  CLOSE_OVER,
  CLOSE_TAKEN_OVER,
  CLOSE_UNAUTHENTICATED,
  type ClientMessage,
  type ClientRequest,
  type Language,
  type ServerMessage,
} from '../contract';
import { Backoff } from './backoff';
import { refuse, type Reply } from './reply';

/** The server beats every 5 s; who hears nothing for this long takes the connection for dead. */
export const SILENCE_LIMIT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 8_000;
const FIRST_RETRY_MS = 200;
const MAX_RETRY_MS = 3_000;
const MAX_PENDING = 64;

/**
 * `connecting`: the first time. `open`: welcomed. `reconnecting`: was open, or failed to, and tries again.
 * `unauthenticated`: the token is worth nothing. `taken-over`: another page has this desk. `over`: so is the visitor's
 * call. `closed`: by us.
 */
export type SocketStatus = 'connecting' | 'open' | 'reconnecting' | 'unauthenticated' | 'taken-over' | 'over' | 'closed';

/** Messages that aren't replies. */
export type Push = Exclude<ServerMessage, { type: 'ok' | 'refused' | 'sdp-answer' | 'beat' }>;

/** What a request is answered with: the SDP, or nothing. */
export interface Accepted {
  readonly sdp?: string;
}

export interface SocketOptions {
  readonly url: string;
  readonly token: string;
  readonly language: () => Language;
  readonly onPush: (message: Push) => void;
  readonly open?: (url: string) => WebSocket;
  readonly scheduler?: Scheduler;
  readonly random?: () => number;
}

interface Pending {
  readonly resolve: (reply: Reply<Accepted>) => void;
  readonly cancelTimeout: () => void;
}

/** One lasting connection to `/ws`: says hello, answers beats, notices silence, comes back after a loss. */
export class SocketClient {
  readonly #options: SocketOptions;
  readonly #scheduler: Scheduler;
  readonly #backoff: Backoff;
  readonly #status = new Cell<SocketStatus>('connecting');
  readonly #pending = new Map<number, Pending>();
  #socket: WebSocket | undefined;
  #lastHeardMs = 0;
  #nextId = 1;
  #cancelTimer: () => void = () => undefined;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#scheduler = options.scheduler ?? systemScheduler;
    this.#backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS, options.random);
  }

  get status(): Observable<SocketStatus> {
    return this.#status;
  }

  connect(): void {
    this.#cancelTimer();
    this.#drop();
    const socket = (this.#options.open ?? ((url) => new WebSocket(url)))(this.#options.url);
    this.#socket = socket;
    this.#lastHeardMs = this.#scheduler.nowMs();
    socket.onopen = () => this.#say({ type: 'hello', token: this.#options.token, language: this.#options.language() });
    socket.onmessage = (event: MessageEvent<unknown>) => this.#hear(event.data);
    socket.onclose = (event) => this.#onClosed(event.code);
    this.#watchSilence();
  }

  /** Tries now rather than at the end of the wait: the network is said to be back. */
  hurry(): void {
    if (this.#status.get() === 'reconnecting' && this.#socket === undefined) this.connect();
  }

  /** For good. */
  close(): void {
    this.#end('closed');
  }

  request(message: ClientRequest): Promise<Reply<Accepted>> {
    if (this.#status.get() !== 'open') return Promise.resolve(refuse('connection-lost'));
    if (this.#pending.size >= MAX_PENDING) return Promise.resolve(refuse('too-many-requests'));
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const cancelTimeout = this.#scheduler.after(REQUEST_TIMEOUT_MS, () => this.#settle(id, refuse('timed-out')));
      this.#pending.set(id, { resolve, cancelTimeout });
      this.#say({ ...message, id });
    });
  }

  #say(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #hear(data: unknown): void {
    this.#lastHeardMs = this.#scheduler.nowMs();
    const message = parse(data);
    if (message === undefined) return;
    switch (message.type) {
      case 'beat':
        return this.#say({ type: 'beat', timeMs: message.timeMs });
      case 'ok':
        return this.#settle(message.id, { ok: true, value: {} });
      case 'sdp-answer':
        return this.#settle(message.id, { ok: true, value: { sdp: message.sdp } });
      case 'refused':
        if (message.id !== undefined) this.#settle(message.id, refuse(message.code, message.message));
        return;
      case 'welcome':
        this.#backoff.reset();
        this.#options.onPush(message);
        return this.#status.set('open');
      default:
        return this.#options.onPush(message);
    }
  }

  #settle(id: number, reply: Reply<Accepted>): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    pending.cancelTimeout();
    pending.resolve(reply);
  }

  #watchSilence(): void {
    const quietMs = this.#scheduler.nowMs() - this.#lastHeardMs;
    if (quietMs >= SILENCE_LIMIT_MS) return this.#onClosed(0);
    this.#cancelTimer = this.#scheduler.after(SILENCE_LIMIT_MS - quietMs, () => this.#watchSilence());
  }

  #onClosed(code: number): void {
    if (code === CLOSE_UNAUTHENTICATED) return this.#end('unauthenticated');
    if (code === CLOSE_TAKEN_OVER) return this.#end('taken-over');
    if (code === CLOSE_OVER) return this.#end('over');
    this.#cancelTimer();
    this.#drop();
    this.#cancelTimer = this.#scheduler.after(this.#backoff.nextMs(), () => this.connect());
    this.#status.set('reconnecting');
  }

  #end(status: SocketStatus): void {
    this.#cancelTimer();
    this.#drop();
    this.#status.set(status);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    for (const id of [...this.#pending.keys()]) this.#settle(id, refuse('connection-lost'));
  }
}

/** A frame that isn't a message of ours is no reason to fall over: undefined. */
function parse(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    const known = typeof message === 'object' && message !== null && 'type' in message;
    return known ? (message as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
}

/** The WebSocket's address of a server given by its HTTP origin. */
export function socketUrl(origin: string): string {
  return `${origin.replace(/^http/, 'ws')}/ws`;
}
