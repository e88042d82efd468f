import i18next from 'i18next';
import { en } from './en';
import { zhCn } from './zh-cn';

/** The texts of other systems, a namespace of their own. */
export function addSystemTexts(): void {
  i18next.addResourceBundle('en', 'systems', en);
  i18next.addResourceBundle('zh-CN', 'systems', zhCn);
}
