import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export type PromptT = TFunction<'prompts'>;

export function usePromptT(): PromptT {
  return useTranslation('prompts').t;
}

/** A language by its own name; one that we have no words for by its code. */
export function languageName(t: PromptT, language: string): string {
  return language === 'zh-CN' || language === 'en' || language === 'all' ? t(`languages.${language}`) : language;
}
