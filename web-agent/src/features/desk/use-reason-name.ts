import { useTranslation } from 'react-i18next';
import { useNotReadyReasons } from '../app/use-options';

/** A reason for not being ready, in the user's language: one of the list, or one that the server gave itself. */
export function useReasonName(reason: string | undefined): string | undefined {
  const { t } = useTranslation();
  const reasons = useNotReadyReasons();
  if (reason === undefined || reason === '') return undefined;
  if (reason === 'rona' || reason === 'connection-lost' || reason === 'signed-in' || reason === 'declined') return t(`reason.${reason}`);
  return reasons.find(({ id }) => id === reason)?.name ?? reason;
}
