import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useFlow, useFlowT } from './flow-context';
import { OVERLAYS, type OverlayName } from './overlay';

const LEFT = ['queue', 'hang-up', 'served', 'returned', 'fault'] as const;

/** Chooses what is laid over the steps, and sums it up. */
export function OverlayBar(): ReactNode {
  const t = useFlowT();
  const { open, overlayName, setOverlayName, overlaid } = useFlow();
  const isPublished = open.base.version > 0;
  const { live, figures, failed } = overlaid;
  return (
    <div className="overlay-bar nokey" data-testid="flow-overlay">
      <Segmented<OverlayName>
        size="small"
        disabled={!isPublished}
        value={overlayName}
        aria-label={t('overlay.label')}
        options={OVERLAYS.map((value) => ({ value, label: t(`overlay.${value}`) }))}
        onChange={setOverlayName}
      />
      {failed && <p className="problem-line">{t('overlay.failed')}</p>}
      {live !== undefined && (
        <p className="overlay-sum digits" aria-live="polite">
          {t('overlay.liveSum', { count: live.contacts, version: live.version })}
          {live.olderVersions > 0 && ` · ${t('overlay.older', { count: live.olderVersions })}`}
        </p>
      )}
      {figures !== undefined && (
        <p className="overlay-sum digits">
          {t('overlay.begun', { count: figures.begun })}
          {LEFT.flatMap((how) => ((figures.left[how] ?? 0) === 0 ? [] : [` · ${t(`overlay.left.${how}`, { count: figures.left[how] ?? 0 })}`]))}
        </p>
      )}
    </div>
  );
}
