import { Cell, type Observable } from '../base/observable';
import { createWorkerScheduler } from '../base/worker-scheduler';
import type { Floor, Language, Offer, User } from '../contract';
import { markFirstAudio } from '../media/first-audio';
import { LegSession } from '../media/leg-session';
import { Microphone } from '../media/microphone';
import { RemoteAudio } from '../media/remote-audio';
import { RingTone } from '../media/ring-tone';
import { SocketClient, socketUrl, type Push, type SocketStatus } from '../transport/socket-client';
import { DeviceList } from './audio-devices';
import { ChatBook } from './desk/chat-book';
import { Desk } from './desk/desk';
import { WaitingLine } from './floor/waiting-line';
import { LegPool, type LiveLeg } from './desk/leg-pool';
import { OfferAlert, type AlertSigns } from './desk/offer-alert';
import { ServerClock } from './server-clock';
import type { Settings } from './settings';

export interface WorkplaceOptions {
  readonly origin: string;
  readonly token: string;
  readonly user: User;
  readonly language: () => Language;
  readonly settings: Settings;
  /** Where <audio> elements are put. */
  readonly audioHost: HTMLElement;
  readonly flash: AlertSigns['flash'];
  readonly notify: AlertSigns['notify'];
  readonly onUnauthenticated: () => void;
}

/** One for the page: workplaces come and go. */
const scheduler = createWorkerScheduler();

/** Everything behind the pages of one signed-in user: the connection, the desk or the floor, and the sound. */
export class Workplace {
  readonly user: User;
  readonly clock = new ServerClock(() => Date.now());
  readonly microphone: Microphone;
  readonly devices: DeviceList;
  readonly desk: Desk;
  readonly legs: LegPool;
  readonly chats: ChatBook;
  readonly waitingLine: WaitingLine;
  readonly #audioContext = new AudioContext();
  readonly #socket: SocketClient;
  readonly #floor = new Cell<Floor | undefined>(undefined);
  readonly #ringTone: RingTone;
  readonly #alert: OfferAlert;
  readonly #audioHost: HTMLElement;
  readonly #hurry = (): void => this.#socket.hurry();
  readonly #unlock = (): void => void this.#audioContext.resume();
  #speakerId: string;

  constructor(options: WorkplaceOptions) {
    const { settings, user } = options;
    this.user = user;
    this.#audioHost = options.audioHost;
    this.#speakerId = settings.speakerId;
    this.#socket = new SocketClient({
      url: socketUrl(options.origin),
      token: options.token,
      language: options.language,
      onPush: (message) => this.#hear(message),
      scheduler,
    });
    this.#ringTone = new RingTone(settings.ringId);
    this.microphone = new Microphone(settings.microphoneId);
    this.devices = new DeviceList('mediaDevices' in navigator ? navigator.mediaDevices : undefined);
    this.legs = new LegPool((contactId, legId) => this.#createLeg(contactId, legId));
    this.desk = new Desk({
      request: (message) => this.#socket.request(message),
      legs: this.legs,
      onAnswer: (offer) => this.#onAnswer(offer),
    });
    this.chats = new ChatBook({ request: (message) => this.#socket.request(message), scheduler });
    this.waitingLine = new WaitingLine((message) => this.#socket.request(message));
    this.#alert = new OfferAlert(this.desk.state, {
      ring: (on) => (on ? this.#ringTone.start() : this.#ringTone.stop()),
      flash: options.flash,
      notify: options.notify,
    });
    this.#wire(options.onUnauthenticated);
  }

  get connection(): Observable<SocketStatus> {
    return this.#socket.status;
  }

  get floor(): Observable<Floor | undefined> {
    return this.#floor;
  }

  get audioContext(): AudioContext {
    return this.#audioContext;
  }

  get isAgent(): boolean {
    return this.user.roles.includes('agent');
  }

  start(): void {
    this.#socket.connect();
    if (this.isAgent) void this.microphone.open();
  }

  /** Takes the desk back from the page that took it over. */
  takeOver(): void {
    this.#socket.connect();
  }

  setSpeaker(id: string): void {
    this.#speakerId = id;
    this.legs.setSpeaker(id);
  }

  setRingDevice(id: string): void {
    this.#ringTone.setDevice(id);
  }

  /** What the ring tone sounds like, and where. */
  tryRing(): void {
    this.#ringTone.start();
    scheduler.after(1_800, () => {
      if (this.desk.state.get().picture?.offers.length !== 1) this.#ringTone.stop();
    });
  }

  close(): void {
    this.#alert.close();
    this.#socket.close();
    this.desk.close();
    this.microphone.close();
    this.devices.close();
    removeEventListener('online', this.#hurry);
    removeEventListener('pointerdown', this.#unlock);
    removeEventListener('keydown', this.#unlock);
    void this.#audioContext.close();
  }

  #wire(onUnauthenticated: () => void): void {
    this.#socket.status.subscribe(() => {
      const status = this.#socket.status.get();
      if (status === 'open') this.legs.hurry();
      if (status === 'open') this.chats.hurry();
      if (status === 'taken-over') this.desk.close();
      if (status === 'unauthenticated') onUnauthenticated();
    });
    this.microphone.state.subscribe(() => {
      const { stream } = this.microphone.state.get();
      this.legs.setMicrophone(stream);
      if (stream !== undefined) void this.devices.refresh();
    });
    addEventListener('online', this.#hurry);
    addEventListener('pointerdown', this.#unlock);
    addEventListener('keydown', this.#unlock);
  }

  #hear(message: Push): void {
    switch (message.type) {
      case 'welcome':
        return this.clock.set(message.timeMs);
      case 'desk':
        this.clock.set(message.timeMs);
        this.chats.keep(new Set(message.contacts.map(({ contactId }) => contactId)));
        return this.desk.show(message);
      case 'chat':
        return this.chats.hear(message);
      case 'floor':
        this.clock.set(message.timeMs);
        return this.#floor.set(message);
      default:
    }
  }

  #createLeg(contactId: string, legId: string): LiveLeg {
    const audio = new RemoteAudio(this.#audioHost, this.#speakerId);
    const session = new LegSession({
      audio,
      scheduler,
      serverNowMs: () => this.clock.nowMs(),
      offerSdp: async (attempt, sdp) => {
        const reply = await this.#socket.request({ type: 'sdp-offer', contactId, legId, attempt, sdp });
        return reply.ok ? reply.value.sdp : undefined;
      },
    });
    return { contactId, legId, session, audio };
  }

  #onAnswer(offer: Offer): void {
    performance.mark('answer-clicked');
    const stream = this.legs.legs.get().get(offer.legId)?.audio.element.srcObject;
    if (stream instanceof MediaStream) markFirstAudio(stream, this.#audioContext);
  }
}
