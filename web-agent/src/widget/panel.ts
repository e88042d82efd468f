import type { Language } from '../contract';
import type { CallState } from './call';
import { STYLES } from './styles';
import { TEXTS, type WidgetTexts } from './texts';
import { wordsFor, type Shown } from './view';

const HANDSET =
  '<path d="M6.600 3.500 9 4.200a1 1 0 0 1 .7.8l.5 3a1 1 0 0 1-.3.9L8.200 10.500a13 13 0 0 0 5.300 5.300l1.600-1.700a1 1 0 0 1 .9-.3l3 .5a1 1 0 0 1 .8.7l.7 2.400a1 1 0 0 1-.6 1.200c-1 .5-2 .8-3.100.8C10.300 19.400 4.600 13.700 4.600 7.200c0-1.100.3-2.100.8-3.100a1 1 0 0 1 1.200-.6Z"/>';
const svg = (path: string): string => `<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Static markup only: whatever comes from outside is written as text. */
const MARKUP = `
<section class="panel" hidden>
  <div class="head"><span class="name"></span><span><button class="language"></button><button class="close">✕</button></span></div>
  <div class="line">
    <div class="sign">${svg(HANDSET)}</div>
    <div role="status" aria-live="polite" data-testid="call-status"><div class="title"></div><div class="hint"></div></div>
    <div class="clock"></div>
  </div>
  <form class="callback" hidden>
    <label><span></span><input type="tel" autocomplete="tel" maxlength="40" data-testid="call-callback-number"></label>
    <p class="hint"></p>
    <p class="refused" role="alert" data-testid="call-callback-refused"></p>
    <div class="buttons"><button type="button" class="keep-waiting"></button><button class="send" data-testid="call-callback-send"></button></div>
  </form>
  <button class="call-back" data-testid="call-callback"></button>
  <div class="keypad" hidden>${KEYS.map((key) => `<button type="button" data-key="${key}" data-testid="call-key-${key}">${key}</button>`).join('')}</div>
  <div class="tools">
    <button class="hear" hidden></button>
    <button class="keys" data-testid="call-keys"></button>
    <button class="mute" data-testid="call-mute"></button>
    <button class="hang-up" data-testid="call-hangup">${svg(`<g transform="rotate(135 12 12)">${HANDSET}</g>`)}<span></span></button>
  </div>
</section>
<div class="bar"><button class="call" part="button" data-testid="call-button">${svg(HANDSET)}<span></span></button></div>`;

export interface PanelActions {
  readonly onCall: () => void;
  readonly onHangUp: () => void;
  readonly onMute: () => void;
  readonly onHear: () => void;
  readonly onKey: (key: string) => void;
  readonly onCallback: (number: string) => void;
  readonly onClose: () => void;
  readonly onLanguage: () => void;
}

/** The widget's DOM: made once, then changed where a state differs. */
export class Panel {
  readonly #root: ShadowRoot;
  readonly #call: HTMLElement;
  readonly #panel: HTMLElement;
  #open = false;
  /** The visitor is asked for a number. */
  #asks = false;
  #keysShown = false;
  #phase: CallState['phase'] = 'idle';

  constructor(root: ShadowRoot, actions: PanelActions) {
    this.#root = root;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
    const template = document.createElement('template');
    template.innerHTML = MARKUP;
    root.appendChild(template.content);
    this.#call = this.#find('.call');
    this.#panel = this.#find('.panel');
    this.#find('.mute').setAttribute('aria-pressed', 'false');
    const on = (selector: string, action: () => void): void =>
      this.#find(selector).addEventListener('click', () => action());
    on('.call', actions.onCall);
    on('.hang-up', actions.onHangUp);
    on('.mute', actions.onMute);
    on('.hear', actions.onHear);
    on('.language', actions.onLanguage);
    on('.close', actions.onClose);
    on('.keys', () => this.#toggleKeys());
    this.#bindKeys(actions.onKey);
    on('.call-back', () => this.#ask(true));
    on('.keep-waiting', () => this.#ask(false));
    this.#find('.callback').addEventListener('submit', (event) => {
      event.preventDefault();
      actions.onCallback(this.#number.value.trim());
    });
  }

  show(state: CallState, language: Language, label: string, nowMs: number, blocked: boolean): void {
    const texts = TEXTS[language];
    const shown = wordsFor(state, language, nowMs);
    const { title, hint, clock, live } = shown;
    // Asked before anything is hidden, which would take the focus away.
    const isIn = this.#root.activeElement !== null;
    const ended = state.phase === 'ended';
    this.#panel.dataset['phase'] = state.phase;
    this.#panel.lang = language;
    this.#panel.setAttribute('aria-label', texts.call);
    this.#panel.hidden = state.phase === 'idle';
    this.#placeCallButton(ended);
    this.#call.hidden = live;
    this.#write('.call span', ended ? texts.callAgain : label || texts.callUs);
    this.#write('.name', label || texts.callUs);
    this.#write('.language', texts.otherLanguage);
    this.#write('.title', title);
    this.#write('.hint', hint);
    this.#write('.clock', clock);
    this.#find('.close').hidden = live;
    this.#find('.close').setAttribute('aria-label', texts.close);
    this.#find('.tools').hidden = !live;
    this.#find('.hear').hidden = !blocked;
    this.#write('.hear', texts.hear);
    const mute = this.#find('.mute');
    mute.hidden = state.phase === 'asking' || state.phase === 'connecting';
    mute.classList.toggle('muted', state.muted);
    mute.setAttribute('aria-pressed', String(state.muted));
    this.#write('.mute', state.muted ? texts.unmute : texts.mute);
    this.#showKeys(state, texts);
    this.#write('.hang-up span', texts.hangUp);
    this.#showCallback(shown, state.callback === 'asked', texts);
    this.#moveFocus(live, isIn);
  }

  /** Where the buttons stand while nothing is open. */
  get bar(): HTMLElement {
    return this.#find('.bar');
  }

  /** By the mouse, and by the keyboard while the visitor is in the panel and doesn't write. */
  #bindKeys(onKey: (key: string) => void): void {
    this.#find('.keypad').addEventListener('click', (event) => {
      const key = event.target instanceof HTMLElement ? event.target.dataset['key'] : undefined;
      if (key !== undefined) onKey(key);
    });
    this.#panel.addEventListener('keydown', (event) => {
      const writes = event.target instanceof HTMLInputElement;
      if (writes || event.altKey || event.ctrlKey || event.metaKey || this.#find('.keypad').hidden || !KEYS.includes(event.key)) return;
      event.preventDefault();
      onKey(event.key);
    });
  }

  #toggleKeys(): void {
    this.#keysShown = !this.#keysShown;
    this.#placeKeys();
  }

  #placeKeys(): void {
    this.#find('.keypad').hidden = !this.#keysShown;
    this.#find('.keys').setAttribute('aria-expanded', String(this.#keysShown));
  }

  #showKeys({ phase }: CallState, texts: WidgetTexts): void {
    const able = phase === 'menu' || phase === 'greeting' || phase === 'talking';
    // A menu brings the keypad along, and what follows it takes it away.
    if (phase !== this.#phase) this.#keysShown = phase === 'menu';
    this.#phase = phase;
    this.#find('.keys').hidden = !able;
    this.#write('.keys', texts.keys);
    for (const key of this.#find('.keypad').children) key.setAttribute('aria-label', texts.key.replace('{key}', key.textContent));
    this.#placeKeys();
  }

  #showCallback({ canCallBack, callbackRefusal }: Shown, asked: boolean, texts: WidgetTexts): void {
    this.#asks &&= canCallBack;
    this.#placeCallback(canCallBack);
    this.#write('.call-back', texts.callBack);
    this.#write('.callback label span', texts.callBackNumber);
    this.#write('.callback .hint', texts.callBackHint);
    this.#write('.callback .refused', callbackRefusal);
    this.#write('.keep-waiting', texts.callBackCancel);
    this.#write('.send', asked ? texts.callBackSending : texts.callBackSend);
    this.#find('.send').toggleAttribute('disabled', asked);
  }

  #placeCallback(able: boolean): void {
    this.#find('.call-back').hidden = !able || this.#asks;
    this.#find('.callback').hidden = !this.#asks;
  }

  #ask(asks: boolean): void {
    this.#asks = asks;
    this.#placeCallback(true);
    if (asks) this.#number.focus();
    else this.#find('.call-back').focus();
  }

  get #number(): HTMLInputElement {
    return this.#find('.callback input') as HTMLInputElement;
  }

  /** After the call the same button stands in the panel, as "call again". */
  #placeCallButton(inPanel: boolean): void {
    const home = inPanel ? this.#panel : this.bar;
    if (this.#call.parentNode !== home) home.appendChild(this.#call);
  }

  /** Whoever uses the keyboard isn't left on a button that has gone; whoever is elsewhere on the page stays there. */
  #moveFocus(live: boolean, isIn: boolean): void {
    const changed = live !== this.#open;
    this.#open = live;
    if (changed && isIn) this.#find(live ? '.hang-up' : '.call').focus({ preventScroll: true });
  }

  #write(selector: string, text: string): void {
    const element = this.#find(selector);
    // An unchanged live region stays quiet.
    if (element.textContent !== text) element.textContent = text;
  }

  #find(selector: string): HTMLElement {
    const element = this.#root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`the widget lacks ${selector}`);
    return element;
  }
}
