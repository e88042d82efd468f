import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Customer } from '../../contract';
import { CustomerClient } from '../../transport/customer-client';
import { useApp } from '../app/context';
import { useChange, type Changing } from '../app/use-change';
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

/** Lists follow what is changed. */
export function useCustomerChange(): Changing<CustomerClient> {
  return useChange(useClient(), KEY);
}
