import type { ChatLine, Language } from '../contract';
import type { Pending } from '../state/chat-lines';
import type { ChatState } from './chat';
import { CHAT_TEXTS, type ChatTexts } from './chat-texts';
import { chatWordsFor, writerOf } from './chat-view';

const BUBBLE = '<path d="M5 5.500h14a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500h-7l-4.500 3.500v-3.500H5A1.500 1.500 0 0 1 3.500 15V7A1.500 1.500 0 0 1 5 5.500Z"/>';
const DOTS = '••••••';

/** Static markup only: whatever comes from outside is written as text. */
const MARKUP = `
<section class="chat" hidden>
  <div class="head">
    <div role="status" aria-live="polite" data-testid="chat-status"><div class="title"></div><div class="hint"></div></div>
    <span><button class="language"></button><button class="minimise" data-testid="chat-minimise"></button><button class="end" data-testid="chat-end"></button></span>
  </div>
  <div class="log" role="log" aria-live="polite" tabindex="0" data-testid="chat-log"></div>
  <div class="choices" role="group"></div>
  <p class="problem" role="alert" data-testid="chat-problem"></p>
  <form class="say">
    <input maxlength="4000" autocomplete="off" enterkeyhint="send" data-testid="chat-input">
    <button data-testid="chat-send"></button>
  </form>
</section>`;

export interface ChatActions {
  readonly onOpen: () => void;
  readonly onSay: (text: string) => void;
  readonly onChoose: (line: ChatLine, key: string) => void;
  readonly onEnd: () => void;
  readonly onMinimise: () => void;
  readonly onClose: () => void;
  readonly onLanguage: () => void;
}

/** The chat's DOM beside the call's: made once, then changed where a state differs. */
export class ChatPanel {
  readonly #root: ShadowRoot;
  readonly #panel: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #lines = new Map<string, HTMLElement>();
  #asked: ChatLine | undefined;
  #open = false;
  #live = false;
  /** For the chat to begin. */
  #waits = false;
  #seen = 0;
  #language: Language | undefined;

  constructor(root: ShadowRoot, bar: HTMLElement, actions: ChatActions) {
    this.#root = root;
    const template = document.createElement('template');
    template.innerHTML = MARKUP;
    root.insertBefore(template.content, bar);
    this.#panel = root.querySelector<HTMLElement>('.chat') as HTMLElement;
    this.#button = document.createElement('button');
    this.#button.className = 'open-chat';
    this.#button.dataset['testid'] = 'chat-button';
    this.#button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${BUBBLE}</svg><span></span><b hidden></b>`;
    this.#button.addEventListener('click', () => actions.onOpen());
    bar.prepend(this.#button);
    this.#find('.language').addEventListener('click', () => actions.onLanguage());
    this.#find('.minimise').addEventListener('click', () => actions.onMinimise());
    this.#find('.end').addEventListener('click', () => (this.#live ? actions.onEnd() : actions.onClose()));
    this.#find('.choices').addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const key = button?.dataset['key'];
      if (key !== undefined && this.#asked !== undefined) actions.onChoose(this.#asked, key);
    });
    this.#find('.say').addEventListener('submit', (event) => {
      event.preventDefault();
      actions.onSay(this.#input.value);
      this.#input.value = '';
    });
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') actions.onMinimise();
    });
  }

  /** @param open whether the panel is to be seen; minimised, only its button is */
  show(state: ChatState, language: Language, open: boolean): void {
    const texts = CHAT_TEXTS[language];
    const shown = chatWordsFor(state, language);
    const focus = this.#root.activeElement;
    this.#live = shown.live;
    this.#panel.dataset['phase'] = state.phase;
    this.#panel.lang = language;
    this.#panel.setAttribute('aria-label', texts.chat);
    write(this.#find('.title'), shown.title);
    write(this.#find('.hint'), shown.hint);
    write(this.#find('.problem'), shown.problem);
    this.#head(texts);
    this.#log(state, language);
    this.#choices(shown.asks, texts);
    this.#say(shown.live && state.phase !== 'connecting', shown.secret, texts);
    this.#placed(open, state, texts);
    this.#moveFocus(focus);
  }

  #head(texts: ChatTexts): void {
    write(this.#find('.language'), texts.otherLanguage);
    write(this.#find('.minimise'), '–');
    this.#find('.minimise').setAttribute('aria-label', texts.minimise);
    this.#find('.minimise').hidden = !this.#live;
    write(this.#find('.end'), this.#live ? texts.end : '✕');
    this.#find('.end').setAttribute('aria-label', this.#live ? texts.end : texts.close);
    this.#find('.log').setAttribute('aria-label', texts.messages);
  }

  /** Only what is new is added: a screen reader reads that, and nothing twice. */
  #log({ lines, pending }: ChatState, language: Language): void {
    const log = this.#find('.log');
    if (lines.length === 0 && pending.length === 0) this.#lines.clear();
    if (this.#lines.size === 0 || this.#language !== language) {
      log.replaceChildren();
      this.#lines.clear();
      this.#language = language;
    }
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    const known = new Set(lines.map(({ id }) => id));
    const texts = CHAT_TEXTS[language];
    const secret = lines.at(-1)?.secret === true;
    const waiting = pending.filter(({ messageId }) => !known.has(`v:${messageId}`));
    const wanted = [...lines.map((line) => line.id), ...waiting.map(({ messageId }) => messageId)];
    for (const [id, element] of this.#lines) {
      if (wanted.includes(id)) continue;
      element.remove();
      this.#lines.delete(id);
    }
    let added = false;
    for (const line of lines) added = this.#add(line.id, () => lineElement(line, language)) || added;
    for (const message of waiting) added = this.#add(message.messageId, () => pendingElement(message, secret, texts)) || added;
    if (added && atEnd) log.scrollTop = log.scrollHeight;
  }

  #add(id: string, make: () => HTMLElement): boolean {
    if (this.#lines.has(id)) return false;
    const element = make();
    this.#lines.set(id, element);
    this.#find('.log').appendChild(element);
    return true;
  }

  #choices(asks: ChatLine | undefined, texts: ChatTexts): void {
    const box = this.#find('.choices');
    box.setAttribute('aria-label', texts.choices);
    if (asks?.id === this.#asked?.id) return;
    this.#asked = asks;
    box.replaceChildren(
      ...(asks?.choices ?? []).map(({ key, label }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset['key'] = key;
        button.dataset['testid'] = `chat-choice-${key}`;
        button.textContent = label;
        return button;
      }),
    );
    const log = this.#find('.log');
    log.scrollTop = log.scrollHeight;
  }

  #say(able: boolean, secret: boolean, texts: ChatTexts): void {
    this.#find('.say').hidden = !able;
    const input = this.#input;
    const type = secret ? 'password' : 'text';
    if (input.type !== type) input.type = type;
    const label = secret ? texts.writeSecret : texts.write;
    input.placeholder = label;
    input.setAttribute('aria-label', label);
    write(this.#find('.say button'), texts.send);
  }

  #placed(open: boolean, { phase, lines }: ChatState, texts: ChatTexts): void {
    const opened = open && !this.#open;
    this.#open = open;
    if (open) this.#seen = lines.length;
    this.#panel.hidden = !open;
    this.#button.hidden = open && phase !== 'ended';
    const unread = Math.max(0, lines.length - this.#seen);
    const badge = this.#button.querySelector('b') as HTMLElement;
    badge.hidden = unread === 0;
    write(badge, String(unread));
    badge.setAttribute('aria-label', texts.unread.replace('{n}', String(unread)));
    write(this.#button.querySelector('span') as HTMLElement, open && phase === 'ended' ? texts.chatAgain : texts.chat);
    const log = this.#find('.log');
    if (opened) log.scrollTop = log.scrollHeight;
  }

  /**
   * Whoever uses the keyboard isn't left on what has gone: there is the input, until then the log, or the button of a chat
   * that was made small. Whoever is elsewhere on the page stays there.
   */
  #moveFocus(before: Element | null): void {
    const writes = !this.#find('.say').hidden;
    const log = this.#find('.log');
    const gone = before !== null && (!before.isConnected || before.closest('[hidden]') !== null);
    if (gone && !this.#open) this.#button.focus({ preventScroll: true });
    else if (gone || (before === log && writes && this.#waits)) (writes ? this.#input : log).focus({ preventScroll: true });
    this.#waits = this.#open && !writes;
  }

  get #input(): HTMLInputElement {
    return this.#find('.say input') as HTMLInputElement;
  }

  #find(selector: string): HTMLElement {
    const element = this.#panel.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`the widget lacks ${selector}`);
    return element;
  }
}

function lineElement(line: ChatLine, language: Language): HTMLElement {
  const element = document.createElement('div');
  element.className = `line-of ${line.by}`;
  element.dataset['testid'] = 'chat-line';
  const who = document.createElement('small');
  who.textContent = writerOf(line, language);
  const text = document.createElement('p');
  text.textContent = line.text;
  element.append(who, text);
  return element;
}

function pendingElement({ text }: Pending, secret: boolean, texts: ChatTexts): HTMLElement {
  const element = document.createElement('div');
  element.className = 'line-of visitor pending';
  const said = document.createElement('p');
  said.textContent = secret ? DOTS : text;
  const state = document.createElement('small');
  state.textContent = texts.sending;
  element.append(said, state);
  return element;
}

/** An unchanged live region stays quiet. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
