import type { LookUpService, LookUpServiceSettings } from '../contract';
import type { Flow } from './flow/document';

/** How an administrator wants a system to be asked; of the ways that aren't chosen it keeps what was typed. */
export interface SystemForm {
  readonly name: string;
  readonly kind: 'http' | 'socket';
  readonly url: string;
  readonly headerName: string;
  /** Empty: what there is stays. */
  readonly headerSecret: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

export const BLANK_SYSTEM: SystemForm = { name: '', kind: 'http', url: 'https://', headerName: '', headerSecret: '', host: '', port: 9_000, tls: false };

/** Undefined of one that is built in: there is nothing to set up. */
export function formOf({ name, kind, url, headerName, host, port, tls }: LookUpService): SystemForm | undefined {
  switch (kind) {
    case 'built-in':
      return undefined;
    case 'http':
      return { ...BLANK_SYSTEM, name, kind, url, headerName };
    case 'socket':
      return { ...BLANK_SYSTEM, name, kind, host, port, tls };
  }
}

/** What of it crosses the network: nothing of another way. */
export function settingsOf({ name, kind, url, headerName, headerSecret, host, port, tls }: SystemForm): LookUpServiceSettings {
  if (kind === 'socket') return { name: name.trim(), kind, host: host.trim(), port, tls };
  const isShown = headerName.trim() !== '';
  return { name: name.trim(), kind, url: url.trim(), ...(isShown ? { headerName: headerName.trim() } : {}), ...(isShown && headerSecret !== '' ? { headerSecret } : {}) };
}

/** Where it is, in a line. */
export function whereIs({ kind, url, host, port }: LookUpService): string {
  switch (kind) {
    case 'built-in':
      return '';
    case 'http':
      return url;
    case 'socket':
      return `${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
}

export function isServiceId(id: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(id);
}

/** What a flow tells a system when it asks, so that nobody needs to know it by heart. */
export function argumentNames(flow: Flow, serviceId: string): readonly string[] {
  const names = new Set<string>();
  for (const { step } of flow.nodes) {
    const told = step['arguments'];
    if (step.type === 'lookup' && step['service'] === serviceId && typeof told === 'object' && told !== null) Object.keys(told).forEach((name) => names.add(name));
  }
  return [...names];
}

/** An argument that is typed in. */
export interface Typed {
  readonly name: string;
  readonly value: string;
}

/** Without those that have no name; of two of one name the last. */
export function argumentsOf(rows: readonly Typed[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]));
}
