import type { Language } from '../contract';

/** What a user chose on this machine; empty device ids mean the default device. */
export interface Settings {
  readonly language: Language;
  readonly microphoneId: string;
  readonly speakerId: string;
  readonly ringId: string;
  /** Remembered for the sign-in form. */
  readonly tenant: string;
  readonly username: string;
}

const PREFIX = 'oneline.';
const NAMES = ['language', 'microphoneId', 'speakerId', 'ringId', 'tenant', 'username'] as const;

/** @param languages of the browser, the preferred one first */
export function readSettings(store: Pick<Storage, 'getItem'>, languages: readonly string[]): Settings {
  const kept = (name: (typeof NAMES)[number]): string => store.getItem(PREFIX + name) ?? '';
  return {
    language: toLanguage(kept('language')) ?? preferredLanguage(languages),
    microphoneId: kept('microphoneId'),
    speakerId: kept('speakerId'),
    ringId: kept('ringId'),
    tenant: kept('tenant'),
    username: kept('username'),
  };
}

export function writeSettings(store: Pick<Storage, 'setItem'>, change: Partial<Settings>): void {
  for (const name of NAMES) {
    const value = change[name];
    if (value !== undefined) store.setItem(PREFIX + name, value);
  }
}

export function preferredLanguage(languages: readonly string[]): Language {
  const known = languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return known !== undefined && /^zh/i.test(known) ? 'zh-CN' : 'en';
}

function toLanguage(value: string): Language | undefined {
  return value === 'en' || value === 'zh-CN' ? value : undefined;
}
