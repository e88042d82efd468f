import i18next from 'i18next';
import { en } from './en';
import { zhCn } from './zh-cn';

/** Administration's texts, a namespace of their own: who never opens its pages doesn't load them. */
export function addAdminTexts(): void {
  i18next.addResourceBundle('en', 'admin', en);
  i18next.addResourceBundle('zh-CN', 'admin', zhCn);
}
