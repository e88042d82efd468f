import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { addCustomerTexts } from '../../i18n/customers';

addCustomerTexts();

export type CustomerT = TFunction<'customers'>;

export function useCustomerT(): CustomerT {
  return useTranslation('customers').t;
}
