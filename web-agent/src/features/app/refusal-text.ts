import type { TFunction } from 'i18next';
import { LOCAL_CODES, type Refusal } from '../../transport/reply';

/** A refusal in the user's words: the server's own, or ours when the server had no say. */
export function refusalText(t: TFunction, { code, message, retryAfterS }: Refusal): string {
  const ours = LOCAL_CODES.find((local) => local === code);
  const text = ours !== undefined ? t(`refusal.${ours}`) : message !== '' ? message : t('refusal.other', { code });
  return retryAfterS === undefined ? text : `${text} ${t('refusal.retryIn', { seconds: retryAfterS })}`;
}
