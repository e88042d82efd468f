import { formatMoment } from '../../i18n/format';
import { useApp, useObservable, useWorkplace } from '../app/context';

/** Moments of the server as people read them. */
export function useMoment(): (atMs: number) => string {
  const { language } = useObservable(useApp().settings);
  const { clock } = useWorkplace();
  return (atMs) => formatMoment(atMs, clock.nowMs(), language);
}
