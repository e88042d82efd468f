import type { Observable } from '../../base/observable';
import type { Offer } from '../../contract';
import type { DeskState } from './desk';

/** How an offer makes itself noticed. */
export interface AlertSigns {
  /** Sound. */
  readonly ring: (on: boolean) => void;
  /** The tab's title and icon. */
  readonly flash: (offer: Offer | undefined) => void;
  /** The operating system's notification; asked once an offer. */
  readonly notify: (offer: Offer) => void;
}

/** Rings as long as an offer waits for the agent's word, and not a moment longer. */
export class OfferAlert {
  readonly #signs: AlertSigns;
  readonly #end: () => void;
  #ringing: string | undefined;

  constructor(desk: Observable<DeskState>, signs: AlertSigns) {
    this.#signs = signs;
    this.#end = desk.subscribe(() => this.#follow(desk.get()));
    this.#follow(desk.get());
  }

  close(): void {
    this.#end();
    this.#change(undefined);
  }

  #follow({ picture, pending }: DeskState): void {
    const said = pending.has('accept-offer') || pending.has('decline-offer');
    this.#change(said ? undefined : picture?.offers[0]);
  }

  #change(offer: Offer | undefined): void {
    if (offer?.offerId === this.#ringing) return;
    this.#ringing = offer?.offerId;
    this.#signs.ring(offer !== undefined);
    this.#signs.flash(offer);
    if (offer !== undefined) this.#signs.notify(offer);
  }
}
