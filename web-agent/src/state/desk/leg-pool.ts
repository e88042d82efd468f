import { Cell, type Observable } from '../../base/observable';
import type { LegSession } from '../../media/leg-session';
import type { RemoteAudio } from '../../media/remote-audio';

/** A leg that the picture asks for. */
export interface WantedLeg {
  readonly contactId: string;
  readonly legId: string;
  readonly microphoneOpen: boolean;
}

/** A leg that is there. */
export interface LiveLeg {
  readonly contactId: string;
  readonly legId: string;
  readonly session: LegSession;
  readonly audio: RemoteAudio;
}

export type CreateLeg = (contactId: string, legId: string) => LiveLeg;

/** The legs of this desk: made what the picture says, whatever was before. So a reload needs no case of its own. */
export class LegPool {
  readonly #create: CreateLeg;
  readonly #legs = new Cell<ReadonlyMap<string, LiveLeg>>(new Map());
  #stream: MediaStream | undefined;

  constructor(create: CreateLeg) {
    this.#create = create;
  }

  get legs(): Observable<ReadonlyMap<string, LiveLeg>> {
    return this.#legs;
  }

  reconcile(wanted: readonly WantedLeg[]): void {
    const before = this.#legs.get();
    const after = new Map<string, LiveLeg>();
    for (const { contactId, legId, microphoneOpen } of wanted) {
      const leg = before.get(legId) ?? this.#open(contactId, legId);
      leg.session.setMicrophoneOpen(microphoneOpen);
      after.set(legId, leg);
    }
    for (const [legId, leg] of before) if (!after.has(legId)) leg.session.close();
    const same = after.size === before.size && [...after.keys()].every((legId) => before.has(legId));
    if (!same) this.#legs.set(after);
  }

  /** Every leg sends a copy of the microphone of its own: one may be open while another isn't. */
  setMicrophone(stream: MediaStream | undefined): void {
    this.#stream = stream;
    for (const leg of this.#legs.get().values()) leg.session.setTrack(this.#copyOfTrack());
  }

  setSpeaker(deviceId: string): void {
    for (const leg of this.#legs.get().values()) leg.audio.setSpeaker(deviceId);
  }

  /** After a click, when the browser had wanted one. */
  play(): void {
    for (const leg of this.#legs.get().values()) void leg.audio.play();
  }

  hurry(): void {
    for (const leg of this.#legs.get().values()) leg.session.hurry();
  }

  #open(contactId: string, legId: string): LiveLeg {
    const leg = this.#create(contactId, legId);
    leg.session.setTrack(this.#copyOfTrack());
    leg.session.open();
    return leg;
  }

  #copyOfTrack(): MediaStreamTrack | undefined {
    return this.#stream?.getAudioTracks()[0]?.clone();
  }
}
