import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Statistics } from '../../contract';
import type { StatisticsSpan } from '../../transport/rest-client';
import { useApp, useObservable } from '../app/context';
import { valueOf } from '../app/use-options';

const REFRESH_MS = 15_000;

/** A report that is kept up while the page is open. */
export function useStatistics(of: 'queues' | 'agents', span: StatisticsSpan | undefined): UseQueryResult<Statistics> {
  const { rest } = useApp();
  return useQuery({
    queryKey: ['statistics', of, span],
    queryFn: () => valueOf(rest.reportStatistics(of, span ?? { interval: 'day' })),
    enabled: span !== undefined,
    refetchInterval: REFRESH_MS,
    placeholderData: (before: Statistics | undefined) => before,
  });
}

/** Moments by the clock that the figures are of, not by the reader's own. */
export function useMoment(zone: string, parts: Intl.DateTimeFormatOptions): (atMs: number) => string {
  const { language } = useObservable(useApp().settings);
  const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: zone, hour12: false });
  return (atMs) => format.format(atMs);
}

export function usePercent(): (ratio: number | undefined) => string {
  const { language } = useObservable(useApp().settings);
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return (ratio) => (ratio === undefined ? '—' : format.format(ratio));
}
