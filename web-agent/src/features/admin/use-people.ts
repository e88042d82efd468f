import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ManagedUser } from '../../contract';
import { valueOf } from '../app/use-options';
import { useWorkplace } from '../app/context';
import { useAdmin, useAdminT, useRouting } from './admin-context';

export const PEOPLE_KEY = ['administration', 'users'] as const;

/** Everybody who can sign in; only administrators may ask. */
export function usePeople(): UseQueryResult<ManagedUser[]> {
  const { api, readOnly } = useAdmin();
  return useQuery({ queryKey: PEOPLE_KEY, queryFn: () => valueOf(api.listUsers()), enabled: !readOnly });
}

/** A user's name, as far as we may know it. */
export function useUserName(): (userId: string) => string {
  const t = useAdminT();
  const { data } = usePeople();
  const { agents } = useRouting();
  const { user } = useWorkplace();
  return (userId) => {
    if (userId === '') return t('history.founder');
    if (userId === user.userId) return user.name;
    const known = data?.find((other) => other.userId === userId) ?? agents.find(({ agentId }) => agentId === userId);
    return known?.name ?? userId;
  };
}
