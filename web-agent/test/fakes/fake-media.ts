import type { RemoteAudio } from '../../src/media/remote-audio';
import { Cell } from '../../src/base/observable';

/** A microphone's track. */
export class FakeTrack {
  enabled = true;
  stopped = false;
  onended: (() => void) | null = null;
  readonly clones: FakeTrack[] = [];

  clone(): FakeTrack {
    const copy = new FakeTrack();
    this.clones.push(copy);
    return copy;
  }

  stop(): void {
    this.stopped = true;
  }

  asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

export function streamOf(track: FakeTrack): MediaStream {
  return { getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
}

/** A peer connection that does what the test says. */
export class FakePeer {
  connectionState: RTCPeerConnectionState = 'new';
  ontrack: ((event: { track: unknown }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  closed = false;
  answer: string | undefined;
  refusesAnswers = false;
  stats: RTCStats[] = [];
  readonly digits: string[] = [];
  track: FakeTrack | null = null;
  readonly #sender = {
    replaceTrack: (track: FakeTrack | null): Promise<void> => {
      this.track = track;
      return Promise.resolve();
    },
    dtmf: { canInsertDTMF: true, toneBuffer: '', insertDTMF: (tones: string): number => this.digits.push(tones) },
  };

  addTransceiver(kind: string, init: { direction: string }): unknown {
    if (kind !== 'audio' || init.direction !== 'sendrecv') throw new Error('not what a leg is');
    return { sender: this.#sender };
  }

  createOffer(): Promise<{ type: string; sdp: string }> {
    return Promise.resolve({ type: 'offer', sdp: 'v=0 offer' });
  }

  setLocalDescription(): Promise<void> {
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    if (this.refusesAnswers) return Promise.reject(new Error('bad SDP'));
    this.answer = sdp;
    return Promise.resolve();
  }

  getStats(): Promise<Map<string, RTCStats>> {
    return Promise.resolve(new Map(this.stats.map((value, i) => [String(i), value])));
  }

  close(): void {
    this.closed = true;
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  asPeer(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}

/** An audio element that nobody hears. */
export class FakeAudio {
  readonly attached: unknown[] = [];
  readonly blocked = new Cell(false);
  removed = false;
  speakerId = '';
  plays = 0;

  attach(track: unknown): void {
    this.attached.push(track);
  }

  play(): Promise<void> {
    this.plays += 1;
    return Promise.resolve();
  }

  setSpeaker(id: string): void {
    this.speakerId = id;
  }

  remove(): void {
    this.removed = true;
  }

  asAudio(): RemoteAudio {
    return this as unknown as RemoteAudio;
  }
}
