import i18next from 'i18next';
import type { Party } from '../../contract';

/** How a caller is shown: the name when there is one, else the number; a visitor's id says nothing to anyone. */
export function callerName({ name, address }: Party): string {
  if (name !== undefined && name !== '') return name;
  return isNumber(address) ? address : i18next.t('offer.webVisitor');
}

/** The number beside a name. */
export function callerDetail({ name, address }: Party): string | undefined {
  return name !== undefined && name !== '' && isNumber(address) ? address : undefined;
}

export function isNumber(address: string): boolean {
  return /^\+?[\d*#-]+$/.test(address);
}
