import { Cell, type Observable } from '../base/observable';

/** An audio element that can play on another device than the default one; not every browser has it. */
export type SinkElement = Omit<HTMLAudioElement, 'setSinkId'> & Partial<Pick<HTMLAudioElement, 'setSinkId'>>;

/** Where a leg's remote audio comes out: one <audio> element. */
export class RemoteAudio {
  readonly element: HTMLAudioElement;
  readonly #blocked = new Cell(false);

  /** @param host where the element is put; it shows nothing */
  constructor(host: ParentNode & Node, speakerId = '') {
    this.element = document.createElement('audio');
    this.element.autoplay = true;
    this.element.dataset['testid'] = 'remote-audio';
    host.appendChild(this.element);
    this.setSpeaker(speakerId);
  }

  /** The browser wants a click before it lets the page be heard. */
  get blocked(): Observable<boolean> {
    return this.#blocked;
  }

  attach(track: MediaStreamTrack): void {
    this.element.srcObject = new MediaStream([track]);
    void this.play();
  }

  async play(): Promise<void> {
    try {
      await this.element.play();
      this.#blocked.set(false);
    } catch (error) {
      // AbortError: a newer track took the element over, and plays itself.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#blocked.set(true);
    }
  }

  /** @param id of an output device, empty for the default one */
  setSpeaker(id: string): void {
    const element: SinkElement = this.element;
    // A device that was unplugged meanwhile: the default one goes on.
    element.setSinkId?.(id).catch(() => undefined);
  }

  remove(): void {
    this.element.srcObject = null;
    this.element.remove();
  }
}
