import i18next from 'i18next';
import { en } from './en';
import { zhCn } from './zh-cn';

/** The flow editor's texts, a namespace of their own: who never opens it doesn't load them. */
export function addFlowTexts(): void {
  i18next.addResourceBundle('en', 'flow', en);
  i18next.addResourceBundle('zh-CN', 'flow', zhCn);
}
