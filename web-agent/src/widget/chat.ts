import { Cell, type Observable } from '../base/observable';
import type { Scheduler } from '../base/scheduler';
import type { Call, ChatLine, EndCause, WebChatReply } from '../contract';
import { afterReply, newMessageId, RESEND_MS, withLines, type Pending } from '../state/chat-lines';
import type { Refusal, Reply } from '../transport/reply';
import type { Push, SocketClient } from '../transport/socket-client';
import { sayGoodbye } from './farewell';

/** `bot`: a flow asks and tells. The others as a visitor sees them. */
export type ChatPhase = 'idle' | 'connecting' | 'bot' | 'waiting' | 'talking' | 'ended';

export interface ChatState {
  readonly phase: ChatPhase;
  readonly lines: readonly ChatLine[];
  /** Said, but not there yet. */
  readonly pending: readonly Pending[];
  readonly position?: number;
  readonly expectedWaitMinutes?: number;
  readonly agentName?: string;
  readonly reconnecting: boolean;
  /** Why what was said last was not taken. */
  readonly problem: Refusal | undefined;
  /** Once ended: why, or why there was no chat at all. */
  readonly cause?: EndCause;
  readonly refusal?: Refusal;
}

const IDLE: ChatState = { phase: 'idle', lines: [], pending: [], reconnecting: false, problem: undefined };

const PHASE_OF: Readonly<Record<Call['state'], ChatPhase>> = {
  arrived: 'bot',
  'in-flow': 'bot',
  queued: 'waiting',
  offered: 'waiting',
  connected: 'talking',
  held: 'talking',
  'wrap-up': 'ended',
  leaving: 'bot',
  closed: 'ended',
  abandoned: 'ended',
};

export interface ChatPorts {
  readonly startWebChat: () => Promise<Reply<WebChatReply>>;
  readonly createSocket: (token: string, onPush: (message: Push) => void) => SocketClient;
  readonly scheduler: Scheduler;
  readonly random?: () => number;
}

interface Live {
  readonly chat: WebChatReply;
  readonly socket: SocketClient;
}

/** A visitor's chat, from the click to its end. */
export class WebChat {
  readonly #ports: ChatPorts;
  readonly #state = new Cell<ChatState>(IDLE);
  #live: Live | undefined;
  #resuming = false;
  #sending = false;
  #attempt = 0;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  get state(): Observable<ChatState> {
    return this.#state;
  }

  /** What the next page of this tab needs to go on with the chat; undefined: there is none. */
  get ticket(): WebChatReply | undefined {
    return this.#live?.chat;
  }

  async start(): Promise<void> {
    if (this.#isUnderWay()) return;
    const attempt = (this.#attempt += 1);
    this.#state.set({ ...IDLE, phase: 'connecting' });
    const reply = await this.#ports.startWebChat();
    if (attempt === this.#attempt) return reply.ok ? this.#connect(reply.value) : this.#finish({ refusal: reply });
    // Ended before the server had said that there is a chat.
    if (reply.ok) this.#sayGoodbyeLate(reply.value);
  }

  /** Goes on with a chat that the page before was in. */
  resume(chat: WebChatReply): void {
    if (this.#state.get().phase !== 'idle') return;
    this.#state.set({ ...IDLE, phase: 'connecting' });
    this.#resuming = true;
    this.#connect(chat);
  }

  say(text: string): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.#queue({ messageId: this.#newId(), text: trimmed });
  }

  /** One of the choices of a line. */
  choose(line: ChatLine, key: string): void {
    const choice = line.choices?.find((each) => each.key === key);
    if (choice === undefined || this.#state.get().pending.length > 0) return;
    this.#queue({ messageId: this.#newId(), text: choice.label, choice: { to: line.id, key } });
  }

  /** Over for the visitor at once; the server is told as soon as there is a connection to it. */
  end(): void {
    const live = this.#live;
    this.#live = undefined;
    this.#finish({ cause: 'customer-hung-up' });
    if (live !== undefined) void sayGoodbye(live.chat.contactId, live.socket, this.#ports.scheduler);
  }

  /** The element is gone from the page. */
  close(): void {
    if (this.#isUnderWay()) this.end();
  }

  #newId(): string {
    return newMessageId(this.#ports.scheduler.nowMs(), this.#ports.random);
  }

  #queue(message: Pending): void {
    if (this.#live === undefined) return;
    this.#state.update((state) => ({ ...state, problem: undefined, pending: [...state.pending, message] }));
    void this.#send();
  }

  /** One after the other, in order; what wasn't answered is sent again when the connection is back. */
  async #send(): Promise<void> {
    const live = this.#live;
    const next = this.#state.get().pending[0];
    if (live === undefined || next === undefined || this.#sending) return;
    this.#sending = true;
    const { contactId } = live.chat;
    const { messageId, text, choice } = next;
    const reply = await live.socket.request(
      choice === undefined ? { type: 'say', contactId, messageId, text } : { type: 'choose', contactId, messageId, ...choice },
    );
    this.#sending = false;
    if (this.#live !== live) return;
    const fate = afterReply(reply);
    if (fate === 'keep') return;
    if (fate === 'resend') return void this.#ports.scheduler.after(RESEND_MS, () => void this.#send());
    this.#state.update((state) => ({
      ...state,
      pending: state.pending.filter((other) => other.messageId !== messageId),
      problem: reply.ok ? undefined : reply,
    }));
    void this.#send();
  }

  #connect(chat: WebChatReply): void {
    const socket = this.#ports.createSocket(chat.token, (message) => {
      if (this.#live?.socket === socket) this.#hear(message);
    });
    this.#live = { chat, socket };
    socket.status.subscribe(() => this.#onStatus(socket));
    socket.connect();
  }

  #sayGoodbyeLate({ contactId, token }: WebChatReply): void {
    const socket = this.#ports.createSocket(token, () => undefined);
    void sayGoodbye(contactId, socket, this.#ports.scheduler);
    socket.connect();
  }

  #isUnderWay(): boolean {
    const { phase } = this.#state.get();
    return phase !== 'idle' && phase !== 'ended';
  }

  #onStatus(socket: SocketClient): void {
    if (this.#live?.socket !== socket) return;
    const status = socket.status.get();
    this.#state.update((state) => ({ ...state, reconnecting: status === 'reconnecting' }));
    if (status === 'open') void this.#send();
    if (status === 'over') this.#finish({});
    if (status === 'unauthenticated' || status === 'taken-over') this.#finish({ cause: 'customer-lost' });
  }

  #hear(message: Push): void {
    if (message.type === 'chat') this.#state.update((state) => ({ ...state, lines: withLines(state.lines, message.messages) }));
    if (message.type === 'call') this.#show(message);
  }

  #show({ state, position, expectedWaitMinutes, agentName, endCause }: Call): void {
    const phase = PHASE_OF[state];
    if (phase === 'ended') return this.#finish(endCause === undefined ? {} : { cause: endCause });
    this.#resuming = false;
    const { lines, pending, reconnecting, problem } = this.#state.get();
    this.#state.set({
      phase,
      lines,
      pending,
      reconnecting,
      problem,
      ...(position === undefined ? {} : { position }),
      ...(expectedWaitMinutes === undefined ? {} : { expectedWaitMinutes }),
      ...(agentName === undefined ? {} : { agentName }),
    });
  }

  #finish(why: Pick<ChatState, 'cause' | 'refusal'>): void {
    const live = this.#live;
    this.#live = undefined;
    live?.socket.close();
    this.#attempt += 1;
    const { lines } = this.#state.get();
    // A chat that was over before this page came is no news.
    this.#state.set(this.#resuming ? IDLE : { ...IDLE, phase: 'ended', lines, ...why });
    this.#resuming = false;
  }
}
