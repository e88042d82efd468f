import { Cell, type Observable } from '../base/observable';
import type { LoginReply, LoginRequest, User } from '../contract';
import type { Refusal, Reply } from '../transport/reply';

const STORED_AS = 'oneline.session';

/** Where the session survives a reload of the tab, and no longer than the tab. */
export type SessionStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the session needs of the REST interface. */
export interface SessionApi {
  token: string | undefined;
  onUnauthenticated: () => void;
  login(request: LoginRequest): Promise<Reply<LoginReply>>;
  logout(): Promise<Reply<undefined>>;
}

export type SessionState =
  | { readonly phase: 'signed-out'; readonly refusal?: Refusal; readonly expired?: boolean }
  | { readonly phase: 'signing-in' }
  | { readonly phase: 'signed-in'; readonly token: string; readonly user: User };

/** Who uses this tab. */
export class Session {
  readonly #state: Cell<SessionState>;
  readonly #api: SessionApi;
  readonly #store: SessionStore;

  constructor(api: SessionApi, store: SessionStore, nowMs: number) {
    this.#api = api;
    this.#store = store;
    const kept = restore(store, nowMs);
    this.#state = new Cell<SessionState>(
      kept === undefined ? { phase: 'signed-out' } : { phase: 'signed-in', token: kept.token, user: kept.user },
    );
    api.token = kept?.token;
    api.onUnauthenticated = () => this.expire();
  }

  get state(): Observable<SessionState> {
    return this.#state;
  }

  async signIn(request: LoginRequest): Promise<void> {
    if (this.#state.get().phase !== 'signed-out') return;
    this.#state.set({ phase: 'signing-in' });
    const reply = await this.#api.login(request);
    if (!reply.ok) return this.#state.set({ phase: 'signed-out', refusal: reply });
    const { token, user } = reply.value;
    this.#store.setItem(STORED_AS, JSON.stringify(reply.value));
    this.#api.token = token;
    this.#state.set({ phase: 'signed-in', token, user });
  }

  async signOut(): Promise<void> {
    if (this.#state.get().phase !== 'signed-in') return;
    const revoked = this.#api.logout();
    this.#forget({ phase: 'signed-out' });
    await revoked;
  }

  /** The server doesn't know the token any more. */
  expire(): void {
    if (this.#state.get().phase === 'signed-in') this.#forget({ phase: 'signed-out', expired: true });
  }

  #forget(state: SessionState): void {
    this.#store.removeItem(STORED_AS);
    this.#api.token = undefined;
    this.#state.set(state);
  }
}

function restore(store: SessionStore, nowMs: number): LoginReply | undefined {
  const text = store.getItem(STORED_AS);
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as LoginReply;
    return kept.expiresAtMs > nowMs ? kept : undefined;
  } catch {
    return undefined;
  }
}
