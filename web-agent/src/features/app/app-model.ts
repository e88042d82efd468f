import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { Cell, type Observable } from '../../base/observable';
import type { Language } from '../../contract';
import { Session } from '../../state/session';
import { readSettings, writeSettings, type Settings } from '../../state/settings';
import { Workplace } from '../../state/workplace';
import { RestClient } from '../../transport/rest-client';
import type { TabSignal } from './tab-signal';

/** The page's composition: who is signed in, what they chose, and the workplace behind it. */
export class AppModel {
  readonly rest = new RestClient();
  readonly queries = new QueryClient({ defaultOptions: { queries: { retry: 2, refetchOnWindowFocus: false } } });
  readonly session: Session;
  readonly tab: TabSignal;
  readonly #settings: Cell<Settings>;
  readonly #workplace = new Cell<Workplace | undefined>(undefined);
  readonly #audioHost: HTMLElement;

  constructor(audioHost: HTMLElement, tab: TabSignal) {
    this.#audioHost = audioHost;
    this.tab = tab;
    this.#settings = new Cell(readSettings(localStorage, navigator.languages));
    this.session = new Session(this.rest, sessionStorage, Date.now());
    this.session.state.subscribe(() => this.#follow());
    this.#applyLanguage();
    this.#follow();
  }

  get settings(): Observable<Settings> {
    return this.#settings;
  }

  get workplace(): Observable<Workplace | undefined> {
    return this.#workplace;
  }

  change(change: Partial<Settings>): void {
    writeSettings(localStorage, change);
    this.#settings.update((settings) => ({ ...settings, ...change }));
    this.#applyLanguage();
  }

  setLanguage(language: Language): void {
    this.change({ language });
    void i18next.changeLanguage(language);
  }

  /** Out of the queues first: a page that is gone can't be rung. */
  async signOut(): Promise<void> {
    const workplace = this.#workplace.get();
    if (workplace?.isAgent === true && workplace.connection.get() === 'open') {
      const left = await workplace.desk.signOut();
      if (!left) return;
    }
    await this.session.signOut();
  }

  #applyLanguage(): void {
    const { language } = this.#settings.get();
    this.rest.language = language;
    document.documentElement.lang = language;
  }

  #follow(): void {
    const state = this.session.state.get();
    this.#workplace.get()?.close();
    this.#workplace.set(undefined);
    this.queries.clear();
    if (state.phase !== 'signed-in') return;
    const workplace = new Workplace({
      origin: location.origin,
      token: state.token,
      user: state.user,
      language: () => this.#settings.get().language,
      settings: this.#settings.get(),
      audioHost: this.#audioHost,
      flash: (offer) => this.tab.flash(offer),
      notify: (offer) => this.tab.notify(offer),
      onUnauthenticated: () => this.session.expire(),
    });
    this.#workplace.set(workplace);
    workplace.start();
  }
}
