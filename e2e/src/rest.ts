import { isDeepStrictEqual } from 'node:util';
import { readWav, type Sound } from './audio.ts';

/** What the tests read of /api/v1, see openapi.yaml. */
export interface Contact {
  readonly contactId: string;
  readonly state: string;
  readonly callerAddress: string;
  readonly queueId?: string;
  readonly agentId?: string;
  readonly arrivedAtMs: number;
  readonly connectedAtMs?: number;
  readonly endedAtMs?: number;
  readonly endCause?: string;
  readonly disposition?: string;
}

export interface ContactDetail {
  readonly contact: Contact;
  readonly events: readonly { readonly seq: number; readonly atMs: number; readonly type: string }[];
  /** Of a chat. */
  readonly messages?: readonly { readonly by: string; readonly text: string }[];
}

/** What the tests change of the contract's RoutingConfiguration; the rest is passed on as it came. */
export interface Routing {
  readonly queues: readonly {
    readonly queueId: string;
    readonly wrapUpLimitMs: number;
    readonly routing: { readonly strategy: string; readonly steps: readonly { readonly skills: readonly SkillLevel[] }[] };
  }[];
  readonly agents: readonly { readonly agentId: string; readonly skills: readonly SkillLevel[] }[];
  readonly entryPoints: readonly { readonly address: string; readonly queueId: string; readonly greeting: string; readonly flowId: string }[];
  readonly skills: readonly { readonly skillId: string; readonly name: string }[];
  readonly calendars: readonly Calendar[];
  readonly offers: { readonly ringMs: number };
}

export interface FlowFigures {
  readonly nodes: readonly { readonly nodeId: string; readonly visits: number; readonly answers: Readonly<Record<string, number>> }[];
}

export interface Calendar {
  readonly weekly: readonly { readonly days: readonly string[]; readonly shifts: readonly unknown[] }[];
}

export interface Configuration {
  readonly version: number;
  readonly routing: Routing;
}

/** What the tests read of the contract's VoicemailMessage. */
export interface VoicemailMessage {
  readonly messageId: string;
  readonly boxId: string;
  readonly contactId: string;
  readonly caller: { readonly address: string };
  readonly lengthMs: number;
  readonly heardBy?: string;
}

/** What the tests read of a flow; the rest is passed on as it came. */
export interface Flow {
  readonly flowId: string;
  readonly version: number;
  readonly startNodeId: string;
  readonly nodes: readonly { readonly nodeId: string; readonly name: string; readonly step: object; readonly exits: Readonly<Record<string, string>> }[];
}

interface FlowHead {
  readonly flowId: string;
  readonly draft?: { readonly revision: number };
}

const CONFIGURATION = '/api/v1/configuration';

export interface SkillLevel {
  readonly skillId: string;
  readonly proficiency: number;
}

/** What the tests read of the contract's Decisions. */
export interface Decisions {
  readonly contactId: string;
  readonly decisions: readonly {
    readonly seq: number;
    readonly queueId: string;
    readonly turn: { readonly kind: string; readonly agentId?: string };
    readonly matching?: { readonly strategy: string; readonly chosenAgentId?: string };
  }[];
}

export class RestClient {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly base: string) {}

  async health(): Promise<boolean> {
    const response = await fetch(`${this.base}/health`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  }

  /** Of the demo's people. */
  async login(username: string): Promise<string> {
    const token = await this.loginWith('demo', username, `${username}-demo`);
    this.tokens.set(username, token);
    return token;
  }

  async loginWith(tenant: string, username: string, password: string): Promise<string> {
    const response = await fetch(`${this.base}/api/v1/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ tenant, username, password }),
    });
    if (!response.ok) {
      throw new Error(`login of ${username}: ${response.status} ${await response.text()}`);
    }
    return ((await response.json()) as { token: string }).token;
  }

  /** All contacts, the newest first, as the supervisor of the demo sees them. */
  async contacts(): Promise<Contact[]> {
    return this.get<Contact[]>('/api/v1/contacts?limit=200');
  }

  async contact(contactId: string): Promise<ContactDetail> {
    return this.get<ContactDetail>(`/api/v1/contacts/${encodeURIComponent(contactId)}`);
  }

  /** From now on offers ring for so long, as the administrator says; what it was before. */
  async ringFor(ringMs: number): Promise<number> {
    let beforeMs = ringMs;
    await this.configure((routing) => {
      beforeMs = routing.offers.ringMs;
      return { ...routing, offers: { ...routing.offers, ringMs } };
    });
    return beforeMs;
  }

  /** From now on whoever comes in hears a prompt before queueing; an empty one: nobody is greeted. */
  async greetWith(greeting: string): Promise<void> {
    await this.configure((routing) => ({
      ...routing,
      entryPoints: routing.entryPoints.map((entry) => ({ ...entry, greeting })),
    }));
  }

  /** Publishes what the administrator makes of the configuration that holds. */
  async configure(change: (routing: Routing) => Routing): Promise<void> {
    const { version, routing } = await this.configuration();
    const changed = { version, note: 'for a story', routing: change(routing) };
    await this.send('PUT', CONFIGURATION, 'admin', JSON.stringify(changed));
  }

  /** Why a contact went where it went, as it was sent. */
  async decisions(contactId: string): Promise<string> {
    return (await this.send('GET', `/api/v1/contacts/${encodeURIComponent(contactId)}/decisions`, 'leader')).text();
  }

  /** What holds now. */
  async configuration(): Promise<Configuration> {
    return this.get<Configuration>(CONFIGURATION, 'admin');
  }

  /** Makes hold what held once, unless it does: the next story shall find what it expects. */
  async bringBack(routing: Routing): Promise<void> {
    if (!isDeepStrictEqual((await this.configuration()).routing, routing)) {
      await this.configure(() => routing);
    }
  }

  /** In force for the next caller, whatever was there before. */
  async publish(flow: Flow): Promise<void> {
    const { version } = await this.flow(flow.flowId);
    const changed = { version, note: 'for a story', flow };
    await this.send('PUT', `/api/v1/flows/${flow.flowId}`, 'admin', JSON.stringify(changed));
  }

  /** What callers left, the newest first, as the supervisor sees it. */
  async messages(): Promise<VoicemailMessage[]> {
    return this.get<VoicemailMessage[]>('/api/v1/voicemail/messages');
  }

  async messageSound(messageId: string): Promise<Sound> {
    const path = `/api/v1/voicemail/messages/${encodeURIComponent(messageId)}/sound`;
    return readWav(Buffer.from(await (await this.send('GET', path, 'leader')).arrayBuffer()));
  }

  /** The version that is in force. */
  async flow(flowId: string): Promise<Flow> {
    return this.get<Flow>(`/api/v1/flows/${flowId}`, 'admin');
  }

  /** By which flows know him on the telephone. */
  async setPhonePin(userId: string, phonePin: string): Promise<void> {
    await this.send('PATCH', `/api/v1/users/${userId}`, 'admin', JSON.stringify({ phonePin }));
  }

  /** What happened in it today. */
  async flowFigures(flowId: string): Promise<FlowFigures> {
    return (await this.get(`/api/v1/flows/${flowId}/statistics`)) as FlowFigures;
  }

  /** Puts into force again what was once, and forgets what was worked on: the next story shall find what it expects. */
  async bringFlowBack(flow: Flow): Promise<void> {
    const path = `/api/v1/flows/${flow.flowId}`;
    const { version, ...current } = await this.flow(flow.flowId);
    if (!isDeepStrictEqual({ ...current, version: flow.version }, flow)) {
      await this.send('PUT', path, 'admin', JSON.stringify({ version, note: 'for a story', flow }));
    }
    const { draft } = (await this.get<FlowHead[]>('/api/v1/flows', 'admin')).find(({ flowId }) => flowId === flow.flowId) ?? {};
    if (draft !== undefined) {
      await this.send('DELETE', `${path}/draft?revision=${draft.revision}`, 'admin');
    }
  }

  /** A recording of the tenant's own, heard from the next caller on. */
  async putSound(name: string, language: string, file: Buffer): Promise<void> {
    await this.send('PUT', `/api/v1/prompts/${name}/sounds/${language}`, 'admin', file, 'application/octet-stream');
  }

  /** A text as it is spoken, WAV. */
  async speak(text: string, language: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('POST', '/api/v1/speech', 'admin', JSON.stringify({ text, language }))).arrayBuffer());
  }

  /** What ships is heard again. */
  async deletePrompt(name: string): Promise<void> {
    await this.send('PATCH', `/api/v1/prompts/${name}`, 'admin', JSON.stringify({ deleted: true }));
  }

  private async get<T>(path: string, username = 'leader'): Promise<T> {
    return (await (await this.send('GET', path, username)).json()) as T;
  }

  private async send(method: string, path: string, username: string, body?: string | Buffer, type = 'application/json'): Promise<Response> {
    const token = this.tokens.get(username) ?? (await this.login(username));
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type };
    const response = await fetch(this.base + path, { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) });
    if (response.status === 401) {
      // The log in of before a restart.
      this.tokens.delete(username);
    }
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }
}
