import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** What a failed run leaves to look at: logs, screenshots, SIP traces. Emptied at the start of a run; git-ignored. */
export const ARTIFACTS = fileURLToPath(new URL('../artifacts', import.meta.url));

export function artifactsDirectory(kind: string): string {
  return join(ARTIFACTS, kind);
}
