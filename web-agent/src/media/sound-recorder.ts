import { Cell, type Observable } from '../base/observable';
import { wavOf } from './wav';

/** What the server keeps, too. */
export const RECORDED_RATE_HZ = 16_000;
export const MAX_RECORDED_MS = 120_000;

/** `off`; `asking` for the microphone; `on` while it records; `working`: it becomes a file; `denied`: there is no microphone for us. */
export type RecorderStatus = 'off' | 'asking' | 'on' | 'working' | 'denied' | 'failed';

/**
 * Records from the microphone into a WAV file. Browsers record what each of them likes (WebM, Ogg, MP4); all of them can read
 * what they recorded, so it is read again here and the server needs to know none of it.
 */
export class SoundRecorder {
  readonly #status = new Cell<RecorderStatus>('off');
  readonly #onFile: (wav: Blob) => void;
  #recorder: MediaRecorder | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(onFile: (wav: Blob) => void) {
    this.#onFile = onFile;
  }

  get status(): Observable<RecorderStatus> {
    return this.#status;
  }

  async start(): Promise<void> {
    this.#status.set('asking');
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: true, autoGainControl: true } });
    } catch {
      this.#status.set('denied');
      return;
    }
    if (this.#closed) return stop(stream);
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      stop(stream);
      clearTimeout(this.#limit);
      if (!this.#closed) void this.#finish(new Blob(parts));
    };
    recorder.start();
    this.#recorder = recorder;
    this.#limit = setTimeout(() => this.stop(), MAX_RECORDED_MS - 500);
    this.#status.set('on');
  }

  stop(): void {
    if (this.#recorder?.state === 'recording') {
      this.#status.set('working');
      this.#recorder.stop();
    }
  }

  /** Gives the microphone back; nothing comes any more. */
  close(): void {
    this.#closed = true;
    this.#recorder?.stream.getTracks().forEach((track) => track.stop());
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  async #finish(recorded: Blob): Promise<void> {
    try {
      const wav = await wavFrom(recorded);
      this.#status.set('off');
      this.#onFile(wav);
    } catch {
      this.#status.set('failed');
    }
  }
}

async function wavFrom(recorded: Blob): Promise<Blob> {
  // A context of this rate resamples what it decodes.
  const context = new OfflineAudioContext(1, 1, RECORDED_RATE_HZ);
  const decoded = await context.decodeAudioData(await recorded.arrayBuffer());
  const mono = new OfflineAudioContext(1, decoded.length, RECORDED_RATE_HZ);
  const source = mono.createBufferSource();
  source.buffer = decoded;
  source.connect(mono.destination);
  source.start();
  const rendered = await mono.startRendering();
  return new Blob([wavOf(rendered.getChannelData(0), RECORDED_RATE_HZ)], { type: 'audio/wav' });
}

function stop(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}
