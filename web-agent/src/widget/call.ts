import { Cell, type Observable } from '../base/observable';
import type { Scheduler } from '../base/scheduler';
import type { Call, EndCause, WebCallReply } from '../contract';
import type { LegSession } from '../media/leg-session';
import type { Microphone, MicrophoneStatus } from '../media/microphone';
import type { RemoteAudio } from '../media/remote-audio';
import { ServerClock } from '../state/server-clock';
import type { Refusal, Reply } from '../transport/reply';
import type { Push, SocketClient } from '../transport/socket-client';
import { sayGoodbye } from './farewell';

/** `asking`: for the microphone. `connecting`: to the server. The others are the contact's, as a visitor sees them. */
export type Phase = 'idle' | 'asking' | 'connecting' | 'greeting' | 'menu' | 'waiting' | 'ringing' | 'talking' | 'held' | 'ended';

export interface CallState {
  readonly phase: Phase;
  /** In the queue; 1 is next. */
  readonly position?: number;
  /** As the server rounds it; undefined: nobody knows. */
  readonly expectedWaitMinutes?: number;
  /** A wish to be called back is on its way, or why it wasn't granted. */
  readonly callback?: 'asked' | Refusal;
  /** Once ended: where the visitor will be called back. */
  readonly callbackNumber?: string;
  readonly agentName?: string;
  readonly connectedAtMs?: number;
  readonly muted: boolean;
  /** The connection to the server is away; the call goes on. */
  readonly reconnecting: boolean;
  /** Once ended: why. */
  readonly cause?: EndCause;
  /** Why there was no call at all, or, during one, why the visitor isn't heard. */
  readonly microphone?: MicrophoneStatus | undefined;
  readonly refusal?: Refusal;
}

const IDLE: CallState = { phase: 'idle', muted: false, reconnecting: false };

const PHASE_OF: Readonly<Record<Call['state'], Phase>> = {
  arrived: 'greeting',
  'in-flow': 'menu',
  queued: 'waiting',
  offered: 'ringing',
  connected: 'talking',
  held: 'held',
  'wrap-up': 'ended',
  // Hears a last message.
  leaving: 'waiting',
  closed: 'ended',
  abandoned: 'ended',
};

export interface CallPorts {
  readonly startWebCall: () => Promise<Reply<WebCallReply>>;
  readonly createSocket: (token: string, onPush: (message: Push) => void) => SocketClient;
  readonly createAudio: () => RemoteAudio;
  readonly createLeg: (socket: SocketClient, call: WebCallReply, audio: RemoteAudio, clock: ServerClock) => LegSession;
  readonly microphone: Microphone;
  readonly scheduler: Scheduler;
}

interface Live {
  readonly call: WebCallReply;
  readonly socket: SocketClient;
  readonly leg: LegSession;
  readonly audio: RemoteAudio;
  readonly stopListening: () => void;
}

/** What the next page of this tab needs to go on with a call. */
export interface CallTicket extends WebCallReply {
  readonly muted: boolean;
}

type End = Pick<CallState, 'cause' | 'refusal' | 'callbackNumber' | 'position' | 'microphone'>;

function endOf({ endCause, position }: Call, callbackNumber: string | undefined): End {
  const promised = endCause === 'callback-promised';
  return {
    ...(endCause === undefined ? {} : { cause: endCause }),
    ...(promised && callbackNumber !== undefined ? { callbackNumber } : {}),
    ...(promised && position !== undefined ? { position } : {}),
  };
}

/** A visitor's call, from the click to its end. */
export class WebCall {
  readonly clock: ServerClock;
  readonly #ports: CallPorts;
  readonly #state = new Cell<CallState>(IDLE);
  #live: Live | undefined;
  #resuming = false;
  #attempt = 0;
  #callbackNumber: string | undefined;

  constructor(ports: CallPorts) {
    this.#ports = ports;
    this.clock = new ServerClock(() => ports.scheduler.nowMs());
  }

  get state(): Observable<CallState> {
    return this.#state;
  }

  /** The microphone comes first: whoever can't be heard shouldn't take up a place in the queue. */
  async start(): Promise<void> {
    if (this.#isUnderWay()) return;
    const attempt = (this.#attempt += 1);
    this.#state.set({ ...IDLE, phase: 'asking' });
    const { microphone } = this.#ports;
    await microphone.open();
    if (attempt !== this.#attempt) return;
    const { status, stream } = microphone.state.get();
    if (stream === undefined) return this.#finish({ microphone: status });
    this.#state.set({ ...IDLE, phase: 'connecting' });
    const reply = await this.#ports.startWebCall();
    if (attempt === this.#attempt) return reply.ok ? this.#connect(reply.value) : this.#finish({ refusal: reply });
    // Hung up before the server had said that there is a call.
    if (reply.ok) this.#sayGoodbyeLate(reply.value);
  }

  /** Undefined: there is no call to go on with. */
  get ticket(): CallTicket | undefined {
    return this.#live && { ...this.#live.call, muted: this.#state.get().muted };
  }

  /**
   * Goes on with a call that the page before was in: the visitor follows a link, and talks on. The microphone comes when the
   * browser gives it; hearing on without it is better than being cut off.
   */
  resume({ muted, ...call }: CallTicket): void {
    if (this.#state.get().phase !== 'idle') return;
    this.#state.set({ ...IDLE, phase: 'connecting', muted });
    this.#resuming = true;
    this.#connect(call);
    void this.#ports.microphone.open();
  }

  toggleMute(): void {
    this.#state.update((state) => ({ ...state, muted: !state.muted }));
    this.#live?.leg.setMicrophoneOpen(!this.#state.get().muted);
  }

  /** A key of a menu: 0–9, * or #. */
  sendDigit(digit: string): void {
    this.#live?.leg.sendDigit(digit);
  }

  /** Over for the visitor at once; the server is told as soon as there is a connection to it. */
  hangUp(): void {
    const live = this.#live;
    this.#live = undefined;
    live?.stopListening();
    live?.audio.remove();
    live?.leg.setTrack(undefined);
    this.#finish({ cause: 'customer-hung-up' });
    if (live === undefined) return;
    const told = sayGoodbye(live.call.contactId, live.socket, this.#ports.scheduler);
    // Sooner, the end of the leg could overtake the word, and would be taken for a lost connection.
    void told.then(() => live.leg.close());
  }

  /** Ends the call; the visitor keeps the place in the queue. */
  async requestCallback(number: string): Promise<void> {
    const live = this.#live;
    if (live === undefined || this.#state.get().callback === 'asked') return;
    this.#callbackNumber = number;
    this.#state.update((state) => ({ ...state, callback: 'asked' }));
    const { contactId } = live.call;
    const reply = await live.socket.request({ type: 'request-callback', contactId, number });
    // When it was granted the server shows the end of the call.
    if (this.#live === live && !reply.ok) this.#state.update((state) => ({ ...state, callback: reply }));
  }

  /** After a click, when the browser had wanted one. */
  play(): void {
    void this.#live?.audio.play();
  }

  /** The element is gone from the page. */
  close(): void {
    if (this.#isUnderWay()) this.hangUp();
  }

  #connect(call: WebCallReply): void {
    const { microphone } = this.#ports;
    const audio = this.#ports.createAudio();
    const socket = this.#ports.createSocket(call.token, (message) => {
      if (message.type === 'call') this.#show(message);
    });
    const leg = this.#ports.createLeg(socket, call, audio, this.clock);
    // A headset may come late, or be unplugged in the middle of the call.
    const listen = (): void => this.#onMicrophone(leg);
    this.#live = { call, socket, leg, audio, stopListening: microphone.state.subscribe(listen) };
    listen();
    leg.setMicrophoneOpen(!this.#state.get().muted);
    socket.status.subscribe(() => this.#onStatus(socket));
    socket.connect();
  }

  #onMicrophone(leg: LegSession): void {
    const { stream, status } = this.#ports.microphone.state.get();
    leg.setTrack(stream?.getAudioTracks()[0]?.clone());
    const isMissing = stream === undefined && status !== 'asking' && status !== 'off';
    this.#state.update((state) => ({ ...state, microphone: isMissing ? status : undefined }));
  }

  #sayGoodbyeLate({ contactId, token }: WebCallReply): void {
    const socket = this.#ports.createSocket(token, () => undefined);
    void sayGoodbye(contactId, socket, this.#ports.scheduler);
    socket.connect();
  }

  #onStatus(socket: SocketClient): void {
    if (this.#live?.socket !== socket) return;
    const status = socket.status.get();
    this.#state.update((state) => ({ ...state, reconnecting: status === 'reconnecting' }));
    const { leg } = this.#live;
    if (status === 'open') leg.hurry();
    if (status === 'over') this.#finish({});
    // The token is good for one call: the server doesn't know that one any more.
    if (status === 'unauthenticated' || status === 'taken-over') this.#finish({ cause: 'customer-lost' });
  }

  #show(call: Call): void {
    if (this.#live === undefined) return;
    this.clock.set(call.timeMs);
    const phase = PHASE_OF[call.state];
    if (phase === 'ended') return this.#finish(endOf(call, this.#callbackNumber));
    this.#resuming = false;
    const { muted, reconnecting, callback, microphone } = this.#state.get();
    const { position, expectedWaitMinutes, agentName, connectedAtMs } = call;
    this.#state.set({
      phase,
      muted,
      reconnecting,
      ...(callback === undefined ? {} : { callback }),
      microphone,
      ...(position === undefined ? {} : { position }),
      ...(expectedWaitMinutes === undefined ? {} : { expectedWaitMinutes }),
      ...(agentName === undefined ? {} : { agentName }),
      ...(connectedAtMs === undefined ? {} : { connectedAtMs }),
    });
  }

  #finish(why: End): void {
    const live = this.#live;
    this.#live = undefined;
    live?.stopListening();
    live?.leg.close();
    live?.socket.close();
    this.#attempt += 1;
    this.#ports.microphone.close();
    // A call that was over before this page came is no news.
    this.#state.set(this.#resuming ? IDLE : { ...IDLE, phase: 'ended', ...why });
    this.#resuming = false;
    this.#callbackNumber = undefined;
  }

  #isUnderWay(): boolean {
    const { phase } = this.#state.get();
    return phase !== 'idle' && phase !== 'ended';
  }
}
