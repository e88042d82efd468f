import { Cell, type Observable } from '../../base/observable';
import type { ClientRequest, FloorAgent, FloorContact, FloorQueue } from '../../contract';
import type { Refusal, Reply } from '../../transport/reply';

type QueueRef = Pick<FloorQueue, 'queueId' | 'name'>;
type AgentRef = Pick<FloorAgent, 'agentId' | 'name'>;

/** What the last deed came to. */
export type Notice =
  | { readonly kind: 'moved'; readonly contact: FloorContact; readonly to: QueueRef; readonly from: QueueRef | undefined }
  | { readonly kind: 'moved-back'; readonly contact: FloorContact; readonly to: QueueRef }
  | { readonly kind: 'assigned'; readonly contact: FloorContact; readonly agent: AgentRef }
  | { readonly kind: 'refused'; readonly contact: FloorContact; readonly refusal: Refusal };

export interface WaitingLineState {
  /** Contacts whose request is under way. */
  readonly pending: ReadonlySet<string>;
  readonly notice: Notice | undefined;
}

/** Those who wait, in the hands of a supervisor. Nothing is asked twice: a move can be taken back instead. */
export class WaitingLine {
  readonly #state = new Cell<WaitingLineState>({ pending: new Set(), notice: undefined });
  readonly #request: (message: ClientRequest) => Promise<Reply<unknown>>;

  constructor(request: (message: ClientRequest) => Promise<Reply<unknown>>) {
    this.#request = request;
  }

  get state(): Observable<WaitingLineState> {
    return this.#state;
  }

  /** It rings at this agent now. */
  assign(contact: FloorContact, agent: AgentRef): Promise<boolean> {
    const message = { type: 'assign-contact', contactId: contact.contactId, agentId: agent.agentId } as const;
    return this.#ask(message, contact, { kind: 'assigned', contact, agent });
  }

  /** It waits there from now on, for as long as it has. */
  move(contact: FloorContact, to: QueueRef): Promise<boolean> {
    return this.#move(contact, to, { kind: 'moved', contact, to, from: contact.queue });
  }

  /** The last move never was: the contact has its old place again. */
  async moveBack(): Promise<void> {
    const { notice } = this.#state.get();
    if (notice?.kind !== 'moved' || notice.from === undefined) return;
    await this.#move(notice.contact, notice.from, { kind: 'moved-back', contact: notice.contact, to: notice.from });
  }

  dismiss(): void {
    this.#state.update((state) => ({ ...state, notice: undefined }));
  }

  #move(contact: FloorContact, to: QueueRef, done: Notice): Promise<boolean> {
    return this.#ask({ type: 'move-contact', contactId: contact.contactId, queueId: to.queueId }, contact, done);
  }

  async #ask(message: ClientRequest, contact: FloorContact, done: Notice): Promise<boolean> {
    const { contactId } = contact;
    if (this.#state.get().pending.has(contactId)) return false;
    this.#state.update((state) => ({ ...state, pending: new Set([...state.pending, contactId]) }));
    const reply = await this.#request(message);
    this.#state.update((state) => ({
      pending: new Set([...state.pending].filter((other) => other !== contactId)),
      notice: reply.ok ? done : { kind: 'refused', contact, refusal: reply },
    }));
    return reply.ok;
  }
}
