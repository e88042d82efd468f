/** Counters of a leg at one moment, taken from RTCStatsReport. */
export interface Sample {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly jitterMs: number;
  readonly roundTripMs: number | undefined;
}

/** What a leg sounds like: `none` while nothing arrives. */
export type Grade = 'good' | 'fair' | 'poor' | 'none';

export interface Quality {
  readonly grade: Grade;
  readonly lossPercent: number;
  readonly jitterMs: number;
  readonly roundTripMs: number | undefined;
}

export const NO_QUALITY: Quality = { grade: 'none', lossPercent: 0, jitterMs: 0, roundTripMs: undefined };

/** Limits after ITU-T G.114 (delay) and what Opus and G.711 with concealment bear (loss). */
const FAIR = { lossPercent: 2, jitterMs: 30, roundTripMs: 250 };
const POOR = { lossPercent: 6, jitterMs: 60, roundTripMs: 500 };

export function sampleOf(report: RTCStatsReport): Sample {
  let inbound: Partial<RTCInboundRtpStreamStats> = {};
  let roundTripS: number | undefined;
  report.forEach((value: RTCStats) => {
    if (value.type === 'inbound-rtp') inbound = value;
    if (value.type !== 'candidate-pair') return;
    const pair = value as RTCIceCandidatePairStats;
    if (pair.nominated === true) roundTripS = pair.currentRoundTripTime ?? roundTripS;
  });
  return {
    packetsReceived: inbound.packetsReceived ?? 0,
    packetsLost: inbound.packetsLost ?? 0,
    jitterMs: Math.round((inbound.jitter ?? 0) * 1000),
    roundTripMs: roundTripS === undefined ? undefined : Math.round(roundTripS * 1000),
  };
}

/** The quality of the time between two samples. */
export function qualityBetween(before: Sample, after: Sample): Quality {
  const received = after.packetsReceived - before.packetsReceived;
  // Late packets are taken off the count of lost ones: it can fall.
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const { jitterMs, roundTripMs } = after;
  if (received <= 0) return { ...NO_QUALITY, roundTripMs };
  const lossPercent = Math.round((1000 * lost) / (received + lost)) / 10;
  const exceeds = (limit: typeof FAIR): boolean =>
    lossPercent > limit.lossPercent || jitterMs > limit.jitterMs || (roundTripMs ?? 0) > limit.roundTripMs;
  const grade = exceeds(POOR) ? 'poor' : exceeds(FAIR) ? 'fair' : 'good';
  return { grade, lossPercent, jitterMs, roundTripMs };
}
