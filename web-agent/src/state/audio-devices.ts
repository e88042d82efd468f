import { Cell, type Observable } from '../base/observable';
import { listAudioDevices, NO_DEVICES, type AudioDevices } from '../media/devices';

/** The devices to choose from, kept fresh while headsets come and go. */
export class DeviceList {
  readonly #devices = new Cell<AudioDevices>(NO_DEVICES);
  readonly #source: MediaDevices | undefined;
  readonly #refresh = (): void => void this.refresh();

  constructor(source: MediaDevices | undefined) {
    this.#source = source;
    source?.addEventListener('devicechange', this.#refresh);
  }

  get devices(): Observable<AudioDevices> {
    return this.#devices;
  }

  /** Also due when the microphone has been allowed: names appear only then. */
  async refresh(): Promise<void> {
    if (this.#source !== undefined) this.#devices.set(await listAudioDevices(this.#source));
  }

  close(): void {
    this.#source?.removeEventListener('devicechange', this.#refresh);
  }
}
