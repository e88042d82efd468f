import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Customer } from '../../contract';
import { CustomerClient } from '../../transport/customer-client';
import type { Refusal, Reply } from '../../transport/reply';
import { useApp } from '../app/context';
import { valueOf } from '../app/use-options';

const KEY = 'customers';

/** Who finds so many looks for more of the name. */
export const MOST = 50;

function useClient(): CustomerClient {
  const { rest } = useApp();
  return useMemo(() => new CustomerClient(rest), [rest]);
}

export function useFound(text: string): UseQueryResult<Customer[]> {
  const client = useClient();
  return useQuery({ queryKey: [KEY, 'search', text], queryFn: () => valueOf(client.search(text, MOST)), placeholderData: keepPreviousData });
}

/** Who calls from a number. */
export function useCallers(number: string): UseQueryResult<Customer[]> {
  const client = useClient();
  return useQuery({ queryKey: [KEY, 'number', number], queryFn: () => valueOf(client.withNumber(number)), staleTime: 30_000 });
}

interface Changing {
  readonly run: (act: (client: CustomerClient) => Promise<Reply<unknown>>) => Promise<boolean>;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
}

/** Lists follow what is changed. */
export function useCustomerChange(): Changing {
  const client = useClient();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (act: (client: CustomerClient) => Promise<Reply<unknown>>) => {
      const reply = await act(client);
      await queries.invalidateQueries({ queryKey: [KEY] });
      return reply;
    },
  });
  return {
    run: async (act) => (await mutation.mutateAsync(act)).ok,
    busy: mutation.isPending,
    refusal: mutation.data?.ok === false ? mutation.data : undefined,
  };
}
