import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { FlowHead } from '../../contract';
import type { Flow } from '../../state/flow/document';
import type { FlowDrafts } from '../../state/flow/flow-drafts';
import type { FlowClient } from '../../transport/flow-client';
import { FLOW_HEADS } from '../admin/use-flow-heads';
import { valueOf } from '../app/use-options';

export interface Flows {
  readonly api: FlowClient<Flow>;
  readonly drafts: FlowDrafts;
}

export const FlowsContext = createContext<Flows | undefined>(undefined);

export function useFlows(): Flows {
  const flows = use(FlowsContext);
  if (flows === undefined) throw new Error('outside of FlowsContext');
  return flows;
}

/** All flows that are in force, and how far it is with them. */
export function useFlowHeadsQuery(): UseQueryResult<FlowHead[]> {
  const { api } = useFlows();
  return useQuery({ queryKey: FLOW_HEADS, queryFn: () => valueOf(api.listFlows()) });
}
