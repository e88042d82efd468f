import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveLeg } from '../../state/desk/leg-pool';
import { useObservable } from '../app/context';

/** Three bars, like a telephone's; the figures behind them on hover. */
export function QualitySign({ leg }: { readonly leg: LiveLeg }): ReactNode {
  const { t } = useTranslation();
  const { grade, lossPercent, jitterMs, roundTripMs } = useObservable(leg.session.quality);
  const details = t('quality.details', { loss: lossPercent, jitter: jitterMs, roundTrip: roundTripMs ?? '–' });
  return (
    <Tooltip title={grade === 'none' ? t('quality.none') : details}>
      <span className="quality" data-grade={grade} data-testid="call-quality" role="img" aria-label={t(`quality.${grade}`)}>
        <i />
        <i />
        <i />
      </span>
    </Tooltip>
  );
}
