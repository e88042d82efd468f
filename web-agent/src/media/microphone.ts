import { Cell, type Observable } from '../base/observable';

/**
 * `off`: not asked for. `asking`: the browser asks the user. `on`: there is sound. `denied`: the user or a policy said
 * no. `missing`: no microphone is plugged in. `busy`: another program holds it. `insecure`: the page isn't on HTTPS.
 */
export type MicrophoneStatus = 'off' | 'asking' | 'on' | 'denied' | 'missing' | 'busy' | 'insecure';

export interface MicrophoneState {
  readonly status: MicrophoneStatus;
  readonly stream: MediaStream | undefined;
}

const OFF: MicrophoneState = { status: 'off', stream: undefined };

/** The microphone: asked for once, kept open, exchanged when the user chooses another or unplugs it. */
export class Microphone {
  readonly #state = new Cell<MicrophoneState>(OFF);
  readonly #devices: MediaDevices | undefined;
  #deviceId: string;
  #asked = 0;

  constructor(deviceId = '', devices: MediaDevices | undefined = navigatorDevices()) {
    this.#devices = devices;
    this.#deviceId = deviceId;
  }

  get state(): Observable<MicrophoneState> {
    return this.#state;
  }

  /** @param deviceId empty for the default one */
  async use(deviceId: string): Promise<void> {
    this.#deviceId = deviceId;
    await this.open();
  }

  async open(): Promise<void> {
    if (this.#devices === undefined) return this.#state.set({ status: 'insecure', stream: undefined });
    const asked = ++this.#asked;
    const before = this.#state.get();
    if (before.stream === undefined) this.#state.set({ status: 'asking', stream: undefined });
    const next = await this.#ask(this.#devices);
    if (asked !== this.#asked) return stop(next.stream);
    this.#state.set(next);
    stop(before.stream);
    const [track] = next.stream?.getAudioTracks() ?? [];
    if (track !== undefined) track.onended = () => this.#onEnded(next);
  }

  close(): void {
    this.#asked += 1;
    const { stream } = this.#state.get();
    this.#state.set(OFF);
    stop(stream);
  }

  async #ask(devices: MediaDevices): Promise<MicrophoneState> {
    const cleaned = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    try {
      // `ideal`, not `exact`: yesterday's headset may be in the drawer, and any microphone is better than none.
      const device = this.#deviceId === '' ? {} : { deviceId: { ideal: this.#deviceId } };
      const stream = await devices.getUserMedia({ audio: { ...cleaned, ...device } });
      return { status: 'on', stream };
    } catch (error) {
      return { status: statusOf(error), stream: undefined };
    }
  }

  #onEnded(state: MicrophoneState): void {
    if (this.#state.get() === state) void this.open();
  }
}

function statusOf(error: unknown): MicrophoneStatus {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'denied';
}

function stop(stream: MediaStream | undefined): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** Undefined on a page without a secure context, whatever the DOM's types say. */
function navigatorDevices(): MediaDevices | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator.mediaDevices);
}
