import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Observable } from '../../base/observable';
import type { Workplace } from '../../state/workplace';
import type { AppModel } from './app-model';

export const AppContext = createContext<AppModel | undefined>(undefined);
export const WorkplaceContext = createContext<Workplace | undefined>(undefined);

export function useApp(): AppModel {
  const app = use(AppContext);
  if (app === undefined) throw new Error('outside of AppContext');
  return app;
}

export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext);
  if (workplace === undefined) throw new Error('outside of WorkplaceContext');
  return workplace;
}

export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}

/** The server's time, fresh every so often. */
export function useServerNowMs(everyMs = 500): number {
  const { clock } = useWorkplace();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return nowMs;
}

/** Whether what needs the server can be done now. */
export function useOnline(): boolean {
  return useObservable(useWorkplace().connection) === 'open';
}
