import { useTranslation } from 'react-i18next';
import { useNotReadyReasons } from '../app/use-options';

const SERVERS_OWN = ['signed-in', 'rona', 'declined', 'connection-lost'] as const;

/** A reason for not being ready, in the user's language: one of the list, or one that the server gave itself. */
export function useReasonName(reason: string | undefined): string | undefined {
  const { t } = useTranslation();
  const reasons = useNotReadyReasons();
  if (reason === undefined || reason === '') return undefined;
  const own = SERVERS_OWN.find((known) => known === reason);
  if (own !== undefined) return t(`reason.${own}`);
  return reasons.find(({ id }) => id === reason)?.name ?? reason;
}
