import { systemScheduler, type Scheduler } from './scheduler';

const WORKER = 'onmessage = ({ data: [id, delayMs] }) => setTimeout(() => postMessage(id), delayMs);';

/**
 * Timers that run on time in a tab in the background too. There, browsers let a page's own timers fire once a minute:
 * a desk behind the agent's other work would come back from a lost connection a minute late, and miss its callers.
 */
export function createWorkerScheduler(): Scheduler {
  let worker: Worker;
  try {
    const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
    worker = new Worker(url);
  } catch {
    // A policy that forbids workers made from a blob: late timers are better than none.
    return systemScheduler;
  }
  const tasks = new Map<number, () => void>();
  let lastId = 0;
  worker.onmessage = ({ data: id }: MessageEvent<number>) => {
    const task = tasks.get(id);
    tasks.delete(id);
    task?.();
  };
  return {
    nowMs: () => Date.now(),
    after: (delayMs, task) => {
      const id = ++lastId;
      tasks.set(id, task);
      worker.postMessage([id, delayMs]);
      return () => tasks.delete(id);
    },
  };
}
