import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Customer } from '../../contract';
import { CustomerClient } from '../../transport/customer-client';
import { useApp } from '../app/context';
import { useChange, type Changing } from '../app/use-change';
import { valueOf } from '../app/use-options';

const KEY = 'customers';

const PAGE = 50;

function useClient(): CustomerClient {
  const { rest } = useApp();
  return useMemo(() => new CustomerClient(rest), [rest]);
}

interface Found {
  readonly customers: readonly Customer[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
  /** Undefined: there are no more. */
  readonly more: (() => void) | undefined;
  readonly loadingMore: boolean;
}

export function useFound(text: string): Found {
  const client = useClient();
  const pages = useInfiniteQuery({
    queryKey: [KEY, 'search', text],
    queryFn: ({ pageParam }) => valueOf(client.search(text, PAGE, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.customerId),
    placeholderData: keepPreviousData,
  });
  return {
    customers: pages.data?.pages.flat(),
    failed: pages.isError && pages.data === undefined,
    // From the first page on: whoever came last on one may be there no more.
    retry: () => void pages.refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loadingMore: pages.isFetchingNextPage,
  };
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
