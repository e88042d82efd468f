import i18next from 'i18next';
import { en } from './en';
import { zhCn } from './zh-cn';

/** The texts of customers, a namespace of their own. */
export function addCustomerTexts(): void {
  i18next.addResourceBundle('en', 'customers', en);
  i18next.addResourceBundle('zh-CN', 'customers', zhCn);
}
