import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useFlow, useFlowT } from './flow-context';
import { HistoryPanel } from './history-panel';
import { PropertiesPanel } from './panel';
import { TrialsPanel } from './trials-panel';

export const SIDE_TABS = ['properties', 'trials', 'history'] as const;
export type SideTab = (typeof SIDE_TABS)[number];

/** Beside the canvas: what is chosen, the tests, or what was. */
export function SidePanel(): ReactNode {
  const t = useFlowT();
  const { tab, setTab } = useFlow();
  return (
    <aside className="flow-panel detail" aria-label={t(`tab.${tab}`)} data-testid="flow-panel" data-tab={tab}>
      <Segmented<SideTab> block value={tab} options={SIDE_TABS.map((value) => ({ value, label: <span data-testid={`flow-tab-${value}`}>{t(`tab.${value}`)}</span> }))} onChange={setTab} />
      {tab === 'properties' && <PropertiesPanel />}
      {tab === 'trials' && <TrialsPanel />}
      {tab === 'history' && <HistoryPanel />}
    </aside>
  );
}
