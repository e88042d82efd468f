import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { FlowHead } from '../../contract';
import type { FlowDrafts } from '../../state/flow/flow-drafts';
import type { FlowClient } from '../../transport/flow-client';
import { valueOf } from '../app/use-options';

export interface Flows {
  readonly api: FlowClient;
  readonly drafts: FlowDrafts;
}

export const FlowsContext = createContext<Flows | undefined>(undefined);

export function useFlows(): Flows {
  const flows = use(FlowsContext);
  if (flows === undefined) throw new Error('outside of FlowsContext');
  return flows;
}

export const FLOW_HEADS = ['flows', 'heads'];

/** All flows that are in force. */
export function useFlowHeads(): UseQueryResult<FlowHead[]> {
  const { api } = useFlows();
  return useQuery({ queryKey: FLOW_HEADS, queryFn: () => valueOf(api.listFlows()) });
}
