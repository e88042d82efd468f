import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../contract';
import type { AdminTexts } from './admin/en';
import type { CustomerTexts } from './customers/en';
import { en, type Texts } from './en';
import type { FlowTexts } from './flow/en';
import type { PromptTexts } from './prompts/en';
import type { SystemTexts } from './systems/en';
import { zhCn } from './zh-cn';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: Texts; admin: AdminTexts; flow: FlowTexts; prompts: PromptTexts; systems: SystemTexts; customers: CustomerTexts };
  }
}

/** Both languages are in the bundle: a switch is instant. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'texts',
    resources: { en: { texts: en }, 'zh-CN': { texts: zhCn } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
}
