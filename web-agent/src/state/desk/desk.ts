import { Cell, type Observable } from '../../base/observable';
import type { Channel, ClientRequest, Desk as Picture, DeskContact, Offer } from '../../contract';
import type { Refusal, Reply } from '../../transport/reply';
import type { LegPool, WantedLeg } from './leg-pool';

export type Action = ClientRequest['type'];

export interface DeskState {
  /** The newest picture; undefined until the first one. */
  readonly picture: Picture | undefined;
  /** The contact whose microphone the agent closed. */
  readonly mutedContactId: string | undefined;
  /** Asked for while engaged: holds from the end of the wrap-up on. */
  readonly notReadyNext: string | undefined;
  /** Requests under way. */
  readonly pending: ReadonlySet<Action>;
  /** The last "no", until it is dismissed or something works. */
  readonly refusal: (Refusal & { readonly action: Action }) | undefined;
}

const EMPTY: DeskState = {
  picture: undefined,
  mutedContactId: undefined,
  notReadyNext: undefined,
  pending: new Set(),
  refusal: undefined,
};

export interface DeskPorts {
  readonly request: (message: ClientRequest) => Promise<Reply<unknown>>;
  readonly legs: LegPool;
  /** The agent clicked "answer". */
  readonly onAnswer: (offer: Offer) => void;
}

/** The agent's desk: shows the server's pictures, asks for changes, keeps the media of what rings and talks. */
export class Desk {
  readonly #state = new Cell<DeskState>(EMPTY);
  readonly #ports: DeskPorts;
  #signedInOnce = false;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  get state(): Observable<DeskState> {
    return this.#state;
  }

  /** A new picture replaces the one before. */
  show(picture: Picture): void {
    this.#state.update((state) => {
      const live = picture.contacts.some((contact) => contact.contactId === state.mutedContactId && isTalk(contact));
      return {
        ...state,
        picture,
        mutedContactId: live ? state.mutedContactId : undefined,
        notReadyNext: isBusy(picture) ? state.notReadyNext : undefined,
      };
    });
    this.#reconcile();
    if (picture.state === 'signed-out' && !this.#signedInOnce) void this.signIn();
    this.#signedInOnce = true;
  }

  /** Another page has this desk now, or the user left: no leg of ours may go on. */
  close(): void {
    this.#ports.legs.reconcile([]);
    this.#state.set(EMPTY);
    this.#signedInOnce = false;
  }

  signIn(): Promise<boolean> {
    return this.#ask({ type: 'sign-in' });
  }

  signOut(): Promise<boolean> {
    return this.#ask({ type: 'sign-out' });
  }

  setReady(): Promise<boolean> {
    return this.#ask({ type: 'set-ready' });
  }

  async setNotReady(reason: string): Promise<boolean> {
    const done = await this.#ask({ type: 'set-not-ready', reason });
    const { picture } = this.#state.get();
    if (done && picture !== undefined && isBusy(picture)) {
      this.#state.update((state) => ({ ...state, notReadyNext: reason }));
    }
    return done;
  }

  accept(): Promise<boolean> {
    const offer = this.#offer();
    if (offer === undefined || this.#isPending('accept-offer')) return Promise.resolve(false);
    this.#ports.onAnswer(offer);
    return this.#ask({ type: 'accept-offer', offerId: offer.offerId });
  }

  decline(): Promise<boolean> {
    const offer = this.#offer();
    if (offer === undefined) return Promise.resolve(false);
    return this.#ask({ type: 'decline-offer', offerId: offer.offerId });
  }

  hold(): Promise<boolean> {
    const talk = this.#talk();
    if (talk?.state !== 'connected') return Promise.resolve(false);
    return this.#ask({ type: 'hold', contactId: talk.contactId });
  }

  resume(): Promise<boolean> {
    const talk = this.#talk();
    if (talk?.state !== 'held') return Promise.resolve(false);
    return this.#ask({ type: 'resume', contactId: talk.contactId });
  }

  hangUp(): Promise<boolean> {
    const talk = this.#talk();
    if (talk === undefined) return Promise.resolve(false);
    return this.#ask({ type: 'hang-up', contactId: talk.contactId });
  }

  /** One of the chats; a call beside it goes on. */
  endChat(contactId: string): Promise<boolean> {
    return this.#ask({ type: 'hang-up', contactId });
  }

  completeWrapUp(contactId: string, disposition: string, note: string): Promise<boolean> {
    const trimmed = note.trim();
    const words = trimmed === '' ? {} : { note: trimmed };
    return this.#ask({ type: 'complete-wrap-up', contactId, disposition, ...words });
  }

  /** More time for the wrap-up. */
  extendWrapUp(contactId: string): Promise<boolean> {
    return this.#ask({ type: 'extend-wrap-up', contactId });
  }

  /** Works without the server: also while the connection is away. */
  toggleMute(): void {
    const talk = this.#talk();
    if (talk === undefined) return;
    this.#state.update((state) => ({
      ...state,
      mutedContactId: state.mutedContactId === talk.contactId ? undefined : talk.contactId,
    }));
    this.#reconcile();
  }

  sendDigit(digit: string): void {
    const talk = this.#talk();
    if (talk?.state === 'connected') this.#ports.legs.legs.get().get(talk.legId)?.session.sendDigit(digit);
  }

  dismissRefusal(): void {
    this.#state.update((state) => ({ ...state, refusal: undefined }));
  }

  async #ask(message: ClientRequest): Promise<boolean> {
    const action = message.type;
    // A second click while the first is on its way is the same wish.
    if (this.#isPending(action)) return false;
    this.#state.update((state) => ({ ...state, pending: new Set([...state.pending, action]) }));
    const reply = await this.#ports.request(message);
    this.#state.update((state) => {
      const pending = new Set([...state.pending].filter((other) => other !== action));
      const { ok } = reply;
      return { ...state, pending, refusal: ok ? undefined : { action, code: reply.code, message: reply.message } };
    });
    return reply.ok;
  }

  #isPending(action: Action): boolean {
    return this.#state.get().pending.has(action);
  }

  #offer(): Offer | undefined {
    return this.#state.get().picture?.offers[0];
  }

  #talk(): DeskContact | undefined {
    return this.#state.get().picture?.contacts.find((contact) => isTalk(contact) && !isChat(contact));
  }

  /** An offer's leg opens while it rings, the microphone closed: the answer then needs no set-up. */
  #reconcile(): void {
    const { picture, mutedContactId } = this.#state.get();
    const ringing: WantedLeg[] = (picture?.offers ?? []).filter(hasSound).map(({ contactId, legId }) => ({
      contactId,
      legId,
      microphoneOpen: false,
    }));
    const talking: WantedLeg[] = (picture?.contacts ?? []).filter(isTalk).filter(hasSound).map(({ contactId, legId, state }) => ({
      contactId,
      legId,
      microphoneOpen: state === 'connected' && contactId !== mutedContactId,
    }));
    this.#ports.legs.reconcile([...ringing, ...talking]);
  }
}

/** With a contact, from the ringing to the end of the wrap-up. */
function isBusy({ state }: Picture): boolean {
  return state === 'reserved' || state === 'engaged' || state === 'wrap-up';
}

/** On a channel of sound there is a leg to open; a callback is called on a phone that we know nothing of. */
export function hasSound({ channel }: { readonly channel: Channel }): boolean {
  return channel === 'voice' || channel === 'video';
}

/** Read and written, perhaps several at once and beside a call. */
export function isChat({ channel }: { readonly channel: Channel }): boolean {
  return channel === 'chat';
}

/** A conversation that is going on, also on hold. */
export function isTalk(contact: DeskContact): boolean {
  return contact.state === 'connected' || contact.state === 'held';
}
