import { systemScheduler } from '../base/scheduler';
import type { Language, WebCallRequest } from '../contract';
import { LegSession } from '../media/leg-session';
import { Microphone } from '../media/microphone';
import { RemoteAudio } from '../media/remote-audio';
import { preferredLanguage } from '../state/settings';
import { RestClient } from '../transport/rest-client';
import { SocketClient, socketUrl } from '../transport/socket-client';
import { WebCall } from './call';
import { WebChat } from './chat';
import { ChatPanel } from './chat-panel';
import { Panel } from './panel';
import { handOver, handOverChat, rememberedLanguage, rememberLanguage, takeOver, takeOverChat } from './storage';

const CLOCK_EVERY_MS = 500;

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const scriptOrigin = script === undefined || script.src === '' ? location.origin : new URL(script.src).origin;

/**
 * `<oneline-call tenant="…" entry="…">`: a button that calls the company from its website, and one to chat with it.
 * Attributes: `tenant`, `entry` (an entry point of the tenant's website), `chat` (an entry point for chats; without it
 * there is no chat), `server` (origin; default: where this script came from),
 * `language` (`en`, `zh-CN`), `label`, `name` (of the visitor), `floating` (in the window's corner). It fires
 * `oneline-language` when the visitor switches the language.
 */
class OnelineCall extends HTMLElement {
  static readonly observedAttributes = ['language', 'label'];
  #call: WebCall | undefined;
  #panel: Panel | undefined;
  #chat: WebChat | undefined;
  #chatPanel: ChatPanel | undefined;
  #chatOpen = false;
  #chatSocket: SocketClient | undefined;
  #audio: RemoteAudio | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #dismissed = false;
  #socket: SocketClient | undefined;
  readonly #hurry = (): void => {
    this.#socket?.hurry();
    this.#chatSocket?.hurry();
  };
  readonly #leave = (): void => {
    const ticket = this.#call?.ticket;
    if (ticket !== undefined) handOver(ticket, Date.now());
    const chat = this.#chat?.ticket;
    if (chat !== undefined) handOverChat(chat, Date.now());
  };

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const call = (this.#call ??= this.#createCall(root));
    this.#panel ??= new Panel(root, {
      onCall: () => {
        this.#dismissed = false;
        void call.start();
      },
      onHangUp: () => call.hangUp(),
      onMute: () => call.toggleMute(),
      onHear: () => call.play(),
      onKey: (key) => call.sendDigit(key),
      onCallback: (number) => void call.requestCallback(number),
      onClose: () => {
        this.#dismissed = true;
        this.#render();
      },
      onLanguage: () => this.#switchLanguage(),
    });
    call.state.subscribe(() => this.#render());
    this.#timer = setInterval(() => this.#render(), CLOCK_EVERY_MS);
    addEventListener('online', this.#hurry);
    addEventListener('pagehide', this.#leave);
    const ticket = takeOver(Date.now());
    if (ticket !== undefined) call.resume(ticket);
    if (this.hasAttribute('chat')) this.#offerChat(root, this.#panel);
    this.#render();
  }

  #offerChat(root: ShadowRoot, panel: Panel): void {
    const chat = (this.#chat ??= this.#createChat());
    const setOpen = (open: boolean): void => {
      this.#chatOpen = open;
      this.#render();
    };
    this.#chatPanel ??= new ChatPanel(root, panel.bar, {
      onOpen: () => {
        setOpen(true);
        void chat.start();
      },
      onSay: (text) => chat.say(text),
      onChoose: (line, key) => chat.choose(line, key),
      onEnd: () => chat.end(),
      onMinimise: () => setOpen(false),
      onClose: () => setOpen(false),
      onLanguage: () => this.#switchLanguage(),
    });
    chat.state.subscribe(() => this.#render());
    const ticket = takeOverChat(Date.now());
    if (ticket === undefined) return;
    this.#chatOpen = true;
    chat.resume(ticket);
  }

  #createChat(): WebChat {
    const origin = this.getAttribute('server') ?? scriptOrigin;
    const rest = new RestClient(origin);
    return new WebChat({
      scheduler: systemScheduler,
      startWebChat: () => {
        rest.language = this.#language;
        return rest.startWebChat(this.#wish(this.getAttribute('chat') ?? ''));
      },
      createSocket: (token, onPush) =>
        (this.#chatSocket = new SocketClient({ url: socketUrl(origin), token, language: () => this.#language, onPush })),
    });
  }

  #wish(entry: string): WebCallRequest {
    const name = this.getAttribute('name');
    return {
      tenant: this.getAttribute('tenant') ?? '',
      entry,
      page: location.href.slice(0, 500),
      language: this.#language,
      ...(name === null || name === '' ? {} : { name: name.slice(0, 100) }),
    };
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    removeEventListener('online', this.#hurry);
    removeEventListener('pagehide', this.#leave);
    this.#call?.close();
    this.#chat?.close();
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  get #language(): Language {
    const wanted = this.getAttribute('language') ?? rememberedLanguage();
    return wanted === 'en' || wanted === 'zh-CN' ? wanted : preferredLanguage(navigator.languages);
  }

  #createCall(root: ShadowRoot): WebCall {
    const origin = this.getAttribute('server') ?? scriptOrigin;
    const rest = new RestClient(origin);
    return new WebCall({
      scheduler: systemScheduler,
      microphone: new Microphone(),
      startWebCall: () => {
        rest.language = this.#language;
        return rest.startWebCall(this.#wish(this.getAttribute('entry') ?? ''));
      },
      createSocket: (token, onPush) =>
        (this.#socket = new SocketClient({ url: socketUrl(origin), token, language: () => this.#language, onPush })),
      createAudio: () => (this.#audio = new RemoteAudio(root)),
      createLeg: (socket, { contactId, legId }, audio, clock) =>
        new LegSession({
          audio,
          scheduler: systemScheduler,
          serverNowMs: () => clock.nowMs(),
          offerSdp: async (attempt, sdp) => {
            const reply = await socket.request({ type: 'sdp-offer', contactId, legId, attempt, sdp });
            return reply.ok ? reply.value.sdp : undefined;
          },
        }),
    });
  }

  #switchLanguage(): void {
    const language = this.#language === 'en' ? 'zh-CN' : 'en';
    rememberLanguage(language);
    this.setAttribute('language', language);
    this.dispatchEvent(new CustomEvent('oneline-language', { detail: language, bubbles: true }));
  }

  #render(): void {
    if (this.#call === undefined) return;
    const state = this.#call.state.get();
    const shown = this.#dismissed && state.phase === 'ended' ? { ...state, phase: 'idle' as const } : state;
    const label = this.getAttribute('label') ?? '';
    if (this.#chat !== undefined) {
      const chat = this.#chat.state.get();
      this.#chatPanel?.show(chat, this.#language, this.#chatOpen && chat.phase !== 'idle');
    }
    this.#panel?.show(shown, this.#language, label, this.#call.clock.nowMs(), this.#audio?.blocked.get() ?? false);
  }
}

/** One script tag is enough: with `data-tenant` on it, the element is put on the page as well. */
function embed({ dataset }: HTMLScriptElement): void {
  if (dataset['tenant'] === undefined) return;
  const element = document.createElement('oneline-call');
  element.toggleAttribute('floating', true);
  for (const [name, value] of Object.entries(dataset)) if (value !== undefined) element.setAttribute(name, value);
  const add = (): void => void document.body.appendChild(element);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', add);
  else add();
}

if (customElements.get('oneline-call') === undefined) {
  customElements.define('oneline-call', OnelineCall);
  if (script !== undefined) embed(script);
}
