import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LookUpService } from '../../contract';
import type { Flow } from '../../state/flow/document';
import { FlowClient } from '../../transport/flow-client';
import { SystemClient } from '../../transport/system-client';
import { useApp, useObservable } from '../app/context';
import { useChange, type Changing } from '../app/use-change';
import { valueOf } from '../app/use-options';

const KEY = 'systems';

export function useSystemClient(): SystemClient {
  const { rest } = useApp();
  return useMemo(() => new SystemClient(rest), [rest]);
}

/** All that flows can ask. */
export function useSystems(): UseQueryResult<LookUpService[]> {
  const client = useSystemClient();
  // The server says where they are used in the language that it is asked in.
  const { language } = useObservable(useApp().settings);
  return useQuery({ queryKey: [KEY, language], queryFn: () => valueOf(client.listServices()), placeholderData: keepPreviousData });
}

/** A flow that asks a system; none: nothing. */
export function useAskingFlow(flowId: string | undefined): Flow | undefined {
  const { rest } = useApp();
  const query = useQuery({ queryKey: [KEY, 'flow', flowId], queryFn: () => valueOf(new FlowClient<Flow>(rest).getFlow(flowId ?? '')), enabled: flowId !== undefined });
  return query.data;
}

/** What is done to the systems; they are read anew then. */
export function useSystemChange(): Changing<SystemClient> {
  return useChange(useSystemClient(), KEY);
}
