import { setTimeout as delay } from 'node:timers/promises';

/**
 * Looks until `probe` gives something other than undefined, null or false, and returns it; fails with `what` after
 * `timeoutMs`. A probe that throws hasn't found yet; its last error goes into the failure.
 */
export async function until<T>(
  what: string,
  timeoutMs: number,
  probe: () => T | Promise<T>,
  everyMs = 50,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== null && found !== false) {
        return found;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= deadline) {
      const because = lastError instanceof Error ? ` (${lastError.message})` : '';
      throw new Error(`not within ${timeoutMs} ms: ${what}${because}`);
    }
    await delay(everyMs);
  }
}
