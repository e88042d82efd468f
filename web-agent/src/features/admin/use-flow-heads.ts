import { useQuery } from '@tanstack/react-query';
import type { FlowHead } from '../../contract';
import { FlowClient } from '../../transport/flow-client';
import { useApp } from '../app/context';
import { valueOf } from '../app/use-options';

export const FLOW_HEADS = ['flow-heads'];
const NONE: readonly FlowHead[] = [];

/** The flows that are published; none until they are known. */
export function useFlowHeads(): readonly FlowHead[] {
  const { rest } = useApp();
  const { data } = useQuery({ queryKey: FLOW_HEADS, queryFn: () => valueOf(new FlowClient(rest).listFlows()) });
  return data ?? NONE;
}
