import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly commandLine: string;
}

/**
 * Processes that carry `mark` in their environment, or in their command line: whatever the product starts inherits the
 * mark, also what detaches itself. Zombies are no longer running.
 */
export function processesMarked(mark: string, alsoInCommandLine: string): RunningProcess[] {
  const found: RunningProcess[] = [];
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const commandLine = read(`/proc/${entry}/cmdline`).replaceAll('\0', ' ').trim();
    const isMarked = read(`/proc/${entry}/environ`).split('\0').includes(mark);
    if (commandLine !== '' && (isMarked || commandLine.includes(alsoInCommandLine))) {
      found.push({ pid: Number(entry), commandLine });
    }
  }
  return found;
}

/** Empty when the process went meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
