import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FlowStatistics, FlowTrialReport, LiveFlow } from '../../contract';
import type { Flow } from '../../state/flow/document';
import { useAdminT } from '../admin/admin-context';
import { valueOf } from '../app/use-options';
import { useFlowT } from './flow-context';
import { useFlows } from './flows-context';
import { coverageOverlay, liveOverlay, visitsOverlay, type Overlay, type OverlayName } from './overlay';

const LIVE_EVERY_MS = 2_000;
const FIGURES_EVERY_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

export interface Overlaid {
  readonly overlay: Overlay | undefined;
  readonly live: LiveFlow | undefined;
  readonly figures: FlowStatistics | undefined;
  readonly failed: boolean;
}

/** What is shown over the canvas; asked for again and again while it is. */
export function useOverlay(name: OverlayName, flow: Flow, published: boolean, report: FlowTrialReport | undefined): Overlaid {
  const t = useFlowT();
  const adminT = useAdminT();
  const { api } = useFlows();
  const { flowId } = flow;
  const live = useQuery({ queryKey: ['flows', 'live', flowId], queryFn: () => valueOf(api.getLive(flowId)), enabled: name === 'live' && published, refetchInterval: LIVE_EVERY_MS });
  const figures = useQuery({
    queryKey: ['flows', 'figures', flowId, name],
    queryFn: () => valueOf(api.getStatistics(flowId, name === 'week' ? Date.now() - WEEK_MS : undefined)),
    enabled: (name === 'today' || name === 'week') && published,
    refetchInterval: FIGURES_EVERY_MS,
  });
  const liveData = name === 'live' ? live.data : undefined;
  const figureData = name === 'today' || name === 'week' ? figures.data : undefined;
  const overlay = useMemo(() => {
    if (liveData !== undefined) return liveOverlay(t, adminT, liveData);
    if (figureData !== undefined) return visitsOverlay(t, flow, figureData);
    return name === 'none' && report !== undefined ? coverageOverlay(t, report.coverage) : undefined;
  }, [t, adminT, name, flow, liveData, figureData, report]);
  return useMemo(
    () => ({ overlay, live: liveData, figures: figureData, failed: (name === 'live' && live.isError) || (name !== 'none' && figures.isError) }),
    [overlay, liveData, figureData, name, live.isError, figures.isError],
  );
}
