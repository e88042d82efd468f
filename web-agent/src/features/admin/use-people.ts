import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { ManagedUser, StaffRole, UserChange } from '../../contract';
import type { Refusal } from '../../transport/reply';
import { valueOf } from '../app/use-options';
import { useWorkplace } from '../app/context';
import { useAdmin, useAdminT, useRouting } from './admin-context';

export const ROLES: readonly StaffRole[] = ['agent', 'supervisor', 'administrator'];
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

interface UserChanging {
  /** @returns whether it was done */
  readonly change: (change: UserChange) => Promise<boolean>;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
}

/** Changes a user and shows the reply in the list. A refusal is a value. */
export function useUserChange(userId: string): UserChanging {
  const { api } = useAdmin();
  const queries = useQueryClient();
  const mutation = useMutation({ mutationFn: (change: UserChange) => api.changeUser(userId, change) });
  const change = async (asked: UserChange): Promise<boolean> => {
    const reply = await mutation.mutateAsync(asked);
    if (!reply.ok) return false;
    queries.setQueryData<ManagedUser[]>(PEOPLE_KEY, (all) => all?.map((user) => (user.userId === userId ? reply.value : user)));
    return true;
  };
  const refusal = mutation.data?.ok === false ? mutation.data : undefined;
  return { change, busy: mutation.isPending, refusal };
}
