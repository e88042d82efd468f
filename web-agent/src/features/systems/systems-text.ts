import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export type SystemT = TFunction<'systems'>;

export function useSystemT(): SystemT {
  return useTranslation('systems').t;
}

/** What a system that is built in does, as far as we have words for it. */
export function builtInText(t: SystemT, serviceId: string): string {
  return serviceId === 'phone-pin' || serviceId === 'customers' ? t(`builtInOf.${serviceId}`) : t('builtInMeans');
}
