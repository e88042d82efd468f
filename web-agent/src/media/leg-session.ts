import { Cell, type Observable } from '../base/observable';
import type { Scheduler } from '../base/scheduler';
import { NO_QUALITY, qualityBetween, sampleOf, type Quality, type Sample } from './quality';
import type { RemoteAudio } from './remote-audio';

/** How long a broken path may heal by itself before the leg is opened anew. */
const HEAL_MS = 1_500;
/** How long opening may take, from our SDP to a secured path. */
const OPEN_LIMIT_MS = 5_000;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 3_000;
const STATS_EVERY_MS = 1_000;
/** Keys that are pressed before there is a path wait for it; nobody types further ahead. */
const MAX_WAITING_DIGITS = 32;
const TONE_MS = 120;
const TONE_GAP_MS = 60;

/** `opening`: no audio yet. `open`: audio can flow. `reopening`: it could, and will again. `closed`: for good. */
export type LegStatus = 'opening' | 'open' | 'reopening' | 'closed';

/** Sends the SDP of an attempt and brings the answer, or undefined when there was none. */
export type OfferSdp = (attempt: number, sdp: string) => Promise<string | undefined>;

export interface LegOptions {
  readonly offerSdp: OfferSdp;
  readonly audio: RemoteAudio;
  readonly scheduler: Scheduler;
  /** Attempts are numbered by the server's clock: the next one may come from another machine, whose clock differs. */
  readonly serverNowMs: () => number;
  readonly createPeer?: () => RTCPeerConnection;
}

/**
 * The browser's end of one leg: keeps a peer connection to the media bridge for as long as the contact lives, and
 * replaces it with a new attempt when the path breaks. No ICE candidates are waited for or sent: the bridge learns the
 * browser's address from its checks (peer-reflexive, RFC 8445 section 7.3.1.3).
 */
export class LegSession {
  readonly #options: LegOptions;
  readonly #status = new Cell<LegStatus>('opening');
  readonly #quality = new Cell<Quality>(NO_QUALITY);
  #peer: RTCPeerConnection | undefined;
  #sender: RTCRtpSender | undefined;
  #track: MediaStreamTrack | undefined;
  #microphoneOpen = false;
  #waitingDigits = '';
  #lastAttempt = 0;
  #failures = 0;
  #cancelTimer: () => void = () => undefined;
  #cancelStats: () => void = () => undefined;
  #sample: Sample | undefined;

  constructor(options: LegOptions) {
    this.#options = options;
  }

  get status(): Observable<LegStatus> {
    return this.#status;
  }

  get quality(): Observable<Quality> {
    return this.#quality;
  }

  /** Opens the leg, or opens it anew. */
  open(): void {
    if (this.#status.get() === 'closed') return;
    this.#cancelTimer();
    this.#closePeer();
    const peer = (this.#options.createPeer ?? (() => new RTCPeerConnection({ bundlePolicy: 'max-bundle' })))();
    this.#peer = peer;
    // Both directions from the start, also while there is no microphone yet: it comes in by replaceTrack.
    this.#sender = peer.addTransceiver('audio', { direction: 'sendrecv' }).sender;
    if (this.#track !== undefined) void this.#sender.replaceTrack(this.#track);
    peer.ontrack = (event) => this.#options.audio.attach(event.track);
    peer.onconnectionstatechange = () => this.#onPeerState(peer);
    this.#cancelTimer = this.#options.scheduler.after(OPEN_LIMIT_MS, () => this.#retry());
    void this.#negotiate(peer);
  }

  /** There is a connection to the server: opens the leg if it isn't, without waiting for its next try. */
  hurry(): void {
    if (this.#peer === undefined) this.open();
  }

  /** The microphone as this leg's own track, which is stopped with the leg; undefined: there is none. */
  setTrack(track: MediaStreamTrack | undefined): void {
    this.#track?.stop();
    this.#track = track;
    this.#applyMicrophone();
    void this.#sender?.replaceTrack(track ?? null);
  }

  /** Closed, the leg sends silence. */
  setMicrophoneOpen(open: boolean): void {
    this.#microphoneOpen = open;
    this.#applyMicrophone();
  }

  get canSendDigits(): boolean {
    return this.#sender?.dtmf?.canInsertDTMF ?? false;
  }

  /** One of 0–9, *, #; RFC 4733. While there is no path to the bridge the browser would send it into the void: it waits. */
  sendDigit(digit: string): void {
    if (this.#waitingDigits.length < MAX_WAITING_DIGITS) this.#waitingDigits += digit;
    if (this.#status.get() === 'open') this.#sendDigits();
  }

  #sendDigits(): void {
    const dtmf = this.#sender?.dtmf;
    if (dtmf?.canInsertDTMF !== true || this.#waitingDigits === '') return;
    dtmf.insertDTMF(dtmf.toneBuffer + this.#waitingDigits, TONE_MS, TONE_GAP_MS);
    this.#waitingDigits = '';
  }

  close(): void {
    this.#cancelTimer();
    this.#closePeer();
    this.#track?.stop();
    this.#track = undefined;
    this.#options.audio.remove();
    this.#status.set('closed');
  }

  #applyMicrophone(): void {
    if (this.#track !== undefined) this.#track.enabled = this.#microphoneOpen;
  }

  async #negotiate(peer: RTCPeerConnection): Promise<void> {
    try {
      const offer = await peer.createOffer();
      // Our half goes out while the browser applies it: the answer can't be there sooner than that.
      const applied = peer.setLocalDescription(offer);
      this.#lastAttempt = Math.max(this.#options.serverNowMs(), this.#lastAttempt + 1);
      const answer = await this.#options.offerSdp(this.#lastAttempt, offer.sdp ?? '');
      await applied;
      if (this.#peer !== peer) return;
      if (answer === undefined) return this.#retry();
      await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    } catch {
      // An answer that the browser refuses, or a peer that was closed under our hands.
      if (this.#peer === peer) this.#retry();
    }
  }

  #onPeerState(peer: RTCPeerConnection): void {
    if (this.#peer !== peer) return;
    switch (peer.connectionState) {
      case 'connected':
        this.#cancelTimer();
        this.#failures = 0;
        this.#status.set('open');
        this.#sendDigits();
        this.#cancelStats();
        this.#measure(peer);
        return;
      case 'disconnected':
        this.#cancelTimer();
        this.#cancelTimer = this.#options.scheduler.after(HEAL_MS, () => this.open());
        return this.#status.set('reopening');
      case 'failed':
        this.#status.set('reopening');
        return this.#retry();
      default:
    }
  }

  /** Without end, yet ever more slowly: the contact's end closes the leg. */
  #retry(): void {
    this.#cancelTimer();
    this.#closePeer();
    const delayMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 8));
    this.#failures += 1;
    this.#cancelTimer = this.#options.scheduler.after(delayMs, () => this.open());
  }

  #closePeer(): void {
    this.#cancelStats();
    this.#sample = undefined;
    this.#quality.set(NO_QUALITY);
    const peer = this.#peer;
    this.#peer = undefined;
    this.#sender = undefined;
    if (peer === undefined) return;
    peer.ontrack = peer.onconnectionstatechange = null;
    peer.close();
  }

  #measure(peer: RTCPeerConnection): void {
    this.#cancelStats = this.#options.scheduler.after(STATS_EVERY_MS, () => {
      peer.getStats().then(
        (report) => {
          if (this.#peer !== peer) return;
          const sample = sampleOf(report);
          if (this.#sample !== undefined) this.#quality.set(qualityBetween(this.#sample, sample));
          this.#sample = sample;
          this.#measure(peer);
        },
        // The peer was closed between two measurements.
        () => undefined,
      );
    });
  }
}
