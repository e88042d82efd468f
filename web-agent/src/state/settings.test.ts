import { describe, expect, it } from 'vitest';
import { preferredLanguage, readSettings, writeSettings } from './settings';

describe('settings', () => {
  it('should be the browser’s language and the default devices at first', () => {
    const settings = readSettings({ getItem: () => null }, ['fr', 'zh-TW', 'en']);
    expect(settings).toEqual({
      language: 'zh-CN',
      microphoneId: '',
      speakerId: '',
      ringId: '',
      tenant: '',
      username: '',
    });
  });

  it('should be remembered one by one', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    writeSettings(store, { language: 'zh-CN' });
    writeSettings(store, { microphoneId: 'm1', tenant: 'demo' });
    expect(readSettings(store, ['en'])).toMatchObject({ language: 'zh-CN', microphoneId: 'm1', speakerId: '', tenant: 'demo' });
  });

  it.each([
    [['en-GB', 'zh'], 'en'],
    [['zh'], 'zh-CN'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('should read %j as %s', (languages, expected) => expect(preferredLanguage(languages)).toBe(expected));
});
