import { Cell, type Observable } from '../../base/observable';
import type { Scheduler } from '../../base/scheduler';
import type { Chat, ChatLine, ClientRequest } from '../../contract';
import type { Refusal, Reply } from '../../transport/reply';
import { afterReply, newMessageId, RESEND_MS, withLines, type Pending } from '../chat-lines';

/** One chat as the desk knows it. */
export interface DeskChat {
  readonly lines: readonly ChatLine[];
  readonly pending: readonly Pending[];
  /** Why what was written last was not taken. */
  readonly problem: Refusal | undefined;
}

export const NO_CHAT: DeskChat = { lines: [], pending: [], problem: undefined };

export interface ChatPorts {
  readonly request: (message: ClientRequest) => Promise<Reply<unknown>>;
  readonly scheduler: Scheduler;
  readonly random?: () => number;
}

/** The chats of this desk, by contact: what was written in each, and what is on its way. */
export class ChatBook {
  readonly #ports: ChatPorts;
  readonly #chats = new Cell<ReadonlyMap<string, DeskChat>>(new Map());
  readonly #sending = new Set<string>();

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  get chats(): Observable<ReadonlyMap<string, DeskChat>> {
    return this.#chats;
  }

  hear({ contactId, messages }: Chat): void {
    this.#change(contactId, (chat) => ({ ...chat, lines: withLines(chat.lines, messages) }));
  }

  say(contactId: string, text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    const messageId = newMessageId(this.#ports.scheduler.nowMs(), this.#ports.random);
    this.#change(contactId, (chat) => ({ ...chat, problem: undefined, pending: [...chat.pending, { messageId, text: trimmed }] }));
    void this.#send(contactId);
  }

  /** The connection is back: what wasn't answered is sent again, under the same id. */
  hurry(): void {
    for (const contactId of this.#chats.get().keys()) void this.#send(contactId);
  }

  /** Others than these are nobody's business here any more. */
  keep(contactIds: ReadonlySet<string>): void {
    const before = this.#chats.get();
    const kept = new Map([...before].filter(([contactId]) => contactIds.has(contactId)));
    if (kept.size !== before.size) this.#chats.set(kept);
  }

  /** One after the other, in order. */
  async #send(contactId: string): Promise<void> {
    const next = this.#chats.get().get(contactId)?.pending[0];
    if (next === undefined || this.#sending.has(contactId)) return;
    this.#sending.add(contactId);
    const reply = await this.#ports.request({ type: 'say', contactId, messageId: next.messageId, text: next.text });
    this.#sending.delete(contactId);
    const fate = afterReply(reply);
    if (fate === 'keep') return;
    if (fate === 'resend') return void this.#ports.scheduler.after(RESEND_MS, () => void this.#send(contactId));
    if (!this.#chats.get().has(contactId)) return;
    this.#change(contactId, (chat) => ({
      ...chat,
      pending: chat.pending.filter(({ messageId }) => messageId !== next.messageId),
      problem: reply.ok ? undefined : reply,
    }));
    void this.#send(contactId);
  }

  #change(contactId: string, change: (chat: DeskChat) => DeskChat): void {
    this.#chats.update((chats) => new Map([...chats, [contactId, change(chats.get(contactId) ?? NO_CHAT)]]));
  }
}
