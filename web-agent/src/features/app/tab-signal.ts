import i18next from 'i18next';
import type { Offer } from '../../contract';
import { callerName } from './caller';

const FLASH_EVERY_MS = 900;
const QUIET_COLOUR = '#2f5bd8';
const ALERT_COLOUR = '#e5484d';

/** What a tab in the background can show: its title, its icon, and the system's notification. */
export class TabSignal {
  readonly #icon: HTMLLinkElement;
  #timer: ReturnType<typeof setInterval> | undefined;
  #notification: Notification | undefined;

  constructor() {
    const existing = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    this.#icon = existing ?? document.head.appendChild(document.createElement('link'));
    this.#icon.rel = 'icon';
    this.flash(undefined);
  }

  flash(offer: Offer | undefined): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#show(false);
    if (offer === undefined) return this.#notification?.close();
    let on = true;
    this.#show(on, offer);
    this.#timer = setInterval(() => {
      on = !on;
      this.#show(on, offer);
    }, FLASH_EVERY_MS);
  }

  notify(offer: Offer): void {
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return;
    const { queue, channel } = offer;
    const key = channel === 'callback' ? 'callback.notification' : channel === 'chat' ? 'chat.notification' : 'offer.notification';
    this.#notification = new Notification(i18next.t(key, { queue: queue.name }), {
      body: callerName(offer.caller),
      tag: offer.offerId,
      requireInteraction: true,
    });
    this.#notification.onclick = () => window.focus();
  }

  #show(alert: boolean, offer?: Offer): void {
    this.#icon.href = icon(alert ? ALERT_COLOUR : QUIET_COLOUR);
    const ringing = alert && offer !== undefined;
    document.title = ringing ? i18next.t('offer.tabTitle', { caller: callerName(offer.caller) }) : 'Oneline';
  }
}

function icon(colour: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colour}"/>` +
    '<path d="M7 16h18" stroke="#fff" stroke-width="3" stroke-linecap="round"/>' +
    '<circle cx="16" cy="16" r="4.5" fill="#fff"/></svg>';
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
