import type { Language } from '../contract';
import { readSettings, writeSettings } from '../state/settings';
import { DEMO_TEXTS, type DemoTexts } from './texts';

/** The demo company's page: its texts, and a language shared with the widget in the corner. */
let language: Language = readSettings(localStorage, navigator.languages).language;

function show(): void {
  const texts = DEMO_TEXTS[language];
  document.documentElement.lang = language;
  document.title = texts.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = texts[element.dataset['text'] as keyof DemoTexts];
  }
  document.querySelector('oneline-call')?.setAttribute('language', language);
}

function choose(chosen: Language): void {
  language = chosen;
  writeSettings(localStorage, { language });
  show();
}

document
  .querySelector('[data-testid=language-switch]')
  ?.addEventListener('click', () => choose(language === 'en' ? 'zh-CN' : 'en'));
addEventListener('oneline-language', (event) => choose((event as CustomEvent<Language>).detail));
show();
