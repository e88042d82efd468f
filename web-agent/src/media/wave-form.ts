/** A WAV file of 16-bit mono samples as heights between 0 and 1, for the eye; empty when it is none. */
export function waveForm(wav: ArrayBuffer, bars: number): number[] {
  const samples = samplesOf(wav);
  if (samples === undefined || samples.length === 0) return [];
  const peaks = Array.from({ length: Math.min(bars, samples.length) }, (_, bar, count = Math.min(bars, samples.length)) => {
    let peak = 0;
    const to = Math.floor(((bar + 1) * samples.length) / count);
    for (let i = Math.floor((bar * samples.length) / count); i < to; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks, 1);
  return peaks.map((peak) => peak / loudest);
}

/** Of the chunk named `data` (RIFF). */
function samplesOf(wav: ArrayBuffer): Int16Array | undefined {
  const view = new DataView(wav);
  const named = (at: number): string => String.fromCharCode(...new Uint8Array(wav, at, 4));
  if (wav.byteLength < 12 || named(0) !== 'RIFF') return undefined;
  for (let at = 12; at + 8 <= wav.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (named(at) === 'data') {
      const bytes = Math.min(size, wav.byteLength - at - 8);
      return new Int16Array(wav.slice(at + 8, at + 8 + bytes - (bytes % 2)));
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}
