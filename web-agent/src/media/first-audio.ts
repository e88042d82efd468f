const POLL_MS = 4;
const GIVE_UP_MS = 10_000;
/** Above the noise of a silent codec, far below speech: about −56 dBFS. */
const HEARD_LEVEL = 0.0015;

/**
 * Marks the moment at which a remote stream is first heard as `first-audio` on the performance timeline, for whoever
 * measures the set-up from `answer-clicked` on.
 */
export function markFirstAudio(stream: MediaStream, context: AudioContext): void {
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const startedMs = performance.now();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const heard = samples.some((sample) => Math.abs(sample) > HEARD_LEVEL);
    if (heard) performance.mark('first-audio');
    if (!heard && performance.now() - startedMs < GIVE_UP_MS) return;
    clearInterval(timer);
    source.disconnect();
  }, POLL_MS);
}
