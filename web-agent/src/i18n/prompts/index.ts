import i18next from 'i18next';
import { en } from './en';
import { zhCn } from './zh-cn';

/** The prompt library's texts, a namespace of their own: who never opens it doesn't load them. */
export function addPromptTexts(): void {
  i18next.addResourceBundle('en', 'prompts', en);
  i18next.addResourceBundle('zh-CN', 'prompts', zhCn);
}
