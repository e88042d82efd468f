import type { Scheduler } from '../base/scheduler';
import type { SocketClient } from '../transport/socket-client';

/** So long the server is tried; later it notices by itself that nobody is there. */
const LIMIT_MS = 15_000;

/**
 * Tells the server that the visitor has left, as soon as there is a connection to it, and closes that then.
 *
 * @returns once it is told, or there is no connection now
 */
export function sayGoodbye(contactId: string, socket: SocketClient, scheduler: Scheduler): Promise<void> {
  const say = async (): Promise<void> => {
    if (socket.status.get() !== 'open') return;
    const reply = await socket.request({ type: 'hang-up', contactId });
    // Lost on its way, it is said again over the next connection.
    if (reply.ok || reply.code !== 'connection-lost') socket.close();
  };
  socket.status.subscribe(() => void say());
  scheduler.after(LIMIT_MS, () => socket.close());
  return say();
}
