import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { Administration } from './administration.ts';
import { artifactsDirectory } from './artifacts.ts';
import { TalkingBrowser, type TalkingPage } from './browser.ts';
import { Chatter } from './chatter.ts';
import { Desk } from './desk.ts';
import { Floor } from './floor.ts';
import { expectHears, TONES } from './listening.ts';
import type { Addresses, Product } from './product.ts';
import { RestClient, type Contact, type VoicemailMessage } from './rest.ts';
import { GatewayCall, type DialOptions } from './sip-gateway.ts';
import { until } from './until.ts';
import { Visitor } from './visitor.ts';

const STORY_TIMEOUT_MS = 90_000;

/** Where a story plays: the product that all stories share, or one of its own. */
export interface Scene {
  readonly addresses: Addresses;
  readonly rest: RestClient;
}

/** The product that the runner started for all stories that don't need their own. */
export function sharedScene(): Scene {
  const given = process.env['ONELINE_E2E_SHARED'];
  if (given === undefined) {
    throw new Error('run the stories with: npm test');
  }
  const addresses = JSON.parse(given) as Addresses;
  return { addresses, rest: new RestClient(`http://127.0.0.1:${addresses.httpPort}`) };
}

/** A browser for each tone, kept for all stories: launching one takes a second. */
const browsers = new Map<number, Promise<TalkingBrowser>>();
after(async () => {
  await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
});

function browserWith(toneHz: number): Promise<TalkingBrowser> {
  const browser = browsers.get(toneHz) ?? TalkingBrowser.launch(toneHz);
  browsers.set(toneHz, browser);
  return browser;
}

/** The people of one story. Whoever enters is led out again at its end. */
export class Stage {
  private readonly calls: GatewayCall[] = [];
  private readonly desks: Desk[] = [];
  private readonly visitors: Visitor[] = [];
  private readonly chatters: Chatter[] = [];
  private readonly floors: Floor[] = [];
  private readonly administrators: Administration[] = [];
  private greeted = false;

  constructor(private readonly scene: Scene) {}

  get rest(): RestClient {
    return this.scene.rest;
  }

  get addresses(): Addresses {
    return this.scene.addresses;
  }

  /** An agent at a desk, signed in, not ready. */
  async agent(username: 'alice' | 'bob' | 'carol', language = 'en'): Promise<Desk> {
    return this.agentAt(this.url('/'), username, language);
  }

  /** The same by another address. */
  async agentAt(url: string, username: 'alice' | 'bob' | 'carol', language = 'en'): Promise<Desk> {
    const talking = await (await browserWith(TONES[username])).open(username, language);
    const desk = new Desk(talking, username, url);
    this.desks.push(desk);
    await desk.signIn();
    return desk;
  }

  /** The supervisor, at the live floor. */
  async supervisor(): Promise<Floor> {
    const floor = new Floor(await (await browserWith(TONES.carol)).open('the supervisor'), this.url('/'));
    this.floors.push(floor);
    await floor.signIn();
    return floor;
  }

  /** The administrator, at the pages of administration. */
  async administrator(): Promise<Administration> {
    const administration = new Administration(await (await browserWith(TONES.carol)).open('the administrator'), this.url('/'));
    this.administrators.push(administration);
    await administration.signIn();
    return administration;
  }

  async readyAgent(username: 'alice' | 'bob' | 'carol'): Promise<Desk> {
    const desk = await this.agent(username);
    await desk.becomeReady();
    return desk;
  }

  /** A caller from the PSTN whose call rings at an agent; both arrive at the same time. */
  async ringing(username: 'alice' | 'bob' | 'carol'): Promise<[Desk, GatewayCall]> {
    const [desk, caller] = await Promise.all([this.readyAgent(username), this.caller()]);
    await desk.rings();
    return [desk, caller];
  }

  /** An agent and a caller from the PSTN who hear each other. */
  async conversation(username: 'alice' | 'bob' | 'carol'): Promise<[Desk, GatewayCall]> {
    const [desk, caller] = await this.ringing(username);
    await desk.answer();
    await Promise.all([expectHears(desk.talking, TONES.caller), expectHears(caller, TONES[username])]);
    return [desk, caller];
  }

  /** An agent and a visitor of the website who hear each other. */
  async webConversation(username: 'alice' | 'bob' | 'carol'): Promise<[Desk, Visitor]> {
    const [desk, visitor] = await Promise.all([this.readyAgent(username), this.visitor()]);
    await desk.rings();
    await desk.answer();
    await Promise.all([
      expectHears(desk.talking, TONES.visitor),
      expectHears(visitor.talking, TONES[username]),
    ]);
    return [desk, visitor];
  }

  /**
   * From now on, and for this story, whoever comes in is greeted first, as the demo does it. The stories' products don't:
   * three seconds of greeting would be half of most stories.
   */
  async greetings(): Promise<void> {
    this.greeted = true;
    await this.rest.greetWith('greeting');
  }

  /** A visitor on the demo site who has clicked "Call us". */
  async visitor(): Promise<Visitor> {
    const visitor = new Visitor(await (await browserWith(TONES.visitor)).open('the visitor'), this.url('/demo'));
    this.visitors.push(visitor);
    await visitor.call();
    return visitor;
  }

  /** A visitor on the demo site who has clicked "Chat". */
  async chatter(language = 'en'): Promise<Chatter> {
    const chatter = new Chatter(await (await browserWith(TONES.visitor)).open('the chatter', language), this.url('/demo'));
    this.chatters.push(chatter);
    await chatter.begin();
    return chatter;
  }

  /** A caller from the PSTN who was answered (by the greeting) and speaks. */
  async caller(options: Omit<DialOptions, 'sipPort'> = {}): Promise<GatewayCall> {
    const call = await this.dialling(options);
    await call.answered();
    call.sendTone(options.toneHz ?? TONES.caller);
    return call;
  }

  /** The same, as often as it takes until somebody answers: a bridge is being started. */
  async callerAtLast(options: Omit<DialOptions, 'sipPort'> = {}, timeoutMs = 15_000): Promise<GatewayCall> {
    return until('a call is answered again', timeoutMs, async () => {
      const call = await this.dialling(options);
      try {
        await call.answered();
      } catch (error) {
        // Its INVITE, sent again, would be answered in place of the next one's.
        call.vanish();
        throw error;
      }
      call.sendTone(options.toneHz ?? TONES.caller);
      return call;
    });
  }

  /** A caller whose INVITE was sent. */
  async dialling(options: Omit<DialOptions, 'sipPort'> = {}): Promise<GatewayCall> {
    const call = await GatewayCall.start({ ...options, sipPort: this.scene.addresses.sipPort });
    this.calls.push(call);
    return call;
  }

  /** The newest contact of a caller, once it is where it is expected. */
  async contactIn(state: string | readonly string[], timeoutMs = 5000): Promise<Contact> {
    const states = typeof state === 'string' ? [state] : state;
    return until(`the newest contact is ${states.join(' or ')}`, timeoutMs, async () => {
      const newest = (await this.rest.contacts())[0];
      if (newest && !states.includes(newest.state)) {
        throw new Error(`is ${newest.state}`);
      }
      return newest;
    });
  }

  /** The message that a call left, once it is kept. */
  async messageOf(contactId: string, timeoutMs = 10_000): Promise<VoicemailMessage> {
    return until(`a message of ${contactId}`, timeoutMs, async () =>
      (await this.rest.messages()).find((message) => message.contactId === contactId),
    );
  }

  /** Why a contact ended, as soon as its history says so. */
  endCause(contactId: string): Promise<string> {
    return until(`the end of ${contactId}`, 5000, async () => (await this.rest.contact(contactId)).contact.endCause);
  }

  async liveContacts(): Promise<Contact[]> {
    return (await this.rest.contacts()).filter((contact) => !['closed', 'abandoned'].includes(contact.state));
  }

  pages(): TalkingPage[] {
    return [...this.desks, ...this.visitors, ...this.chatters, ...this.floors, ...this.administrators].map((person) => person.talking);
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.scene.addresses.httpPort}${path}`;
  }

  /** What a failed story looked like. */
  async photograph(title: string): Promise<void> {
    mkdirSync(artifactsDirectory('screens'), { recursive: true });
    const name = title.replaceAll(/\W+/g, '-');
    for (const page of this.pages()) {
      const file = `${name}--${page.name.replaceAll(' ', '-')}.png`;
      await page.screenshot(join(artifactsDirectory('screens'), file)).catch(() => undefined);
    }
  }

  /** Everybody leaves in good order. */
  async leave(): Promise<void> {
    const chats = this.chatters.map((chatter) => chatter.leave());
    const customers = [...chats, ...this.visitors.map((visitor) => visitor.leave()), ...this.calls.map((call) => call.close())];
    await settle(customers);
    await settle(this.desks.map((desk) => desk.leave()));
  }

  async clear(): Promise<void> {
    if (this.greeted) {
      // A product that a story has killed for good greets nobody.
      await this.rest.greetWith('').catch(() => undefined);
    }
    await Promise.all(this.calls.map((call) => call.close().catch(() => undefined)));
    await Promise.all(this.pages().map((page) => page.close().catch(() => undefined)));
  }
}

/** Waits for all, also when one fails; then fails as the first one did. */
async function settle(leaving: readonly Promise<void>[]): Promise<void> {
  const failure = (await Promise.allSettled(leaving)).find((outcome) => outcome.status === 'rejected');
  if (failure) {
    throw failure.reason;
  }
}

/**
 * A test with people in it. After it everybody leaves, no contact may be left without an end, and no page may have
 * thrown: a story that leaves something behind has failed.
 */
export function story(
  title: string,
  scene: () => Scene,
  play: (stage: Stage) => Promise<void>,
  options: { readonly skip?: false | string; readonly timeout?: number } = {},
): void {
  void it(title, { timeout: STORY_TIMEOUT_MS, ...options }, async () => {
    const stage = new Stage(scene());
    try {
      await play(stage);
      await stage.leave();
      await until('every contact has an end', 10_000, async () => (await stage.liveContacts()).length === 0);
      const errors = stage.pages().flatMap((page) => page.pageErrors);
      if (errors.length > 0) {
        throw new Error(`exceptions in the pages:\n${errors.join('\n')}`);
      }
    } catch (error) {
      await stage.photograph(title);
      // The next story shall not suffer from this one.
      await stage.leave().catch(() => undefined);
      throw error;
    } finally {
      await stage.clear();
    }
  });
}

/** Options of a test or a suite that only `./oneline test --nightly` runs: it takes long, and guards something rare. */
export const NIGHTLY = { skip: process.env['ONELINE_NIGHTLY'] === undefined && 'only with --nightly' };

/** For stories with a product of their own. */
export function sceneOf(product: Product): Scene {
  return { addresses: product.addresses, rest: product.rest };
}
