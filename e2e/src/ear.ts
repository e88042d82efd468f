/**
 * Runs in the page, before its own scripts: taps the decoded audio of every `remote-audio` element (also in open shadow
 * roots) and keeps the last minutes of it. It reads the track that the element plays; whether the element is really
 * audible is asked apart, since a muted element leaves its track alone.
 *
 * It also keeps the page's peer connections, whose statistics tell what their jitter buffers did to the sound.
 *
 * The function is sent to the browser as text: it must not refer to anything outside itself.
 */
export function installEar(): void {
  const MAX_CHUNKS = 18_000;
  type Chunk = { atMs: number; samples: Int16Array; sampleRateHz: number };
  type Click = { atMs: number; testId: string };
  type Reader = { read(): Promise<{ value?: AudioData; done: boolean }> };
  type Processor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
    readable: { getReader(): Reader };
  };
  const page = window as unknown as {
    MediaStreamTrackProcessor: Processor;
    onelineEar: { chunks: Chunk[]; clicks: Click[]; elements(): HTMLAudioElement[]; patchedSamples(): Promise<number> };
  };
  const chunks: Chunk[] = [];
  const tapped = new WeakSet<MediaStreamTrack>();
  const nowMs = (): number => performance.timeOrigin + performance.now();

  const findAll = (root: Document | ShadowRoot): HTMLAudioElement[] => {
    const inside = [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? findAll(element.shadowRoot) : [],
    );
    return [...root.querySelectorAll<HTMLAudioElement>('audio[data-testid="remote-audio"]'), ...inside];
  };

  const tap = async (track: MediaStreamTrack): Promise<void> => {
    const reader = new page.MediaStreamTrackProcessor({ track, maxBufferSize: 1000 }).readable.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done || !value) {
        return;
      }
      const floats = new Float32Array(value.numberOfFrames);
      value.copyTo(floats, { planeIndex: 0, format: 'f32-planar' });
      const samples = Int16Array.from(floats, (f) => Math.max(-32768, Math.min(32767, Math.round(f * 32767))));
      chunks.push({ atMs: nowMs(), samples, sampleRateHz: value.sampleRate });
      value.close();
      if (chunks.length > MAX_CHUNKS) {
        chunks.shift();
      }
    }
  };

  const clicks: Click[] = [];
  // When the user's finger came down, before any handler of the page: where the user's waiting begins.
  window.addEventListener(
    'click',
    (event) => {
      const clicked = event.composedPath().find((node) => node instanceof HTMLElement && node.dataset['testid']);
      if (clicked instanceof HTMLElement) {
        clicks.push({ atMs: performance.timeOrigin + event.timeStamp, testId: clicked.dataset['testid'] ?? '' });
        clicks.splice(0, Math.max(0, clicks.length - 100));
      }
    },
    { capture: true },
  );

  const peers: RTCPeerConnection[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
  const patchedBy = async (peer: RTCPeerConnection): Promise<number> => {
    let samples = 0;
    (await peer.getStats()).forEach((entry: Record<string, unknown>) => {
      if (entry['type'] === 'inbound-rtp') {
        for (const name of ['concealedSamples', 'insertedSamplesForDeceleration', 'removedSamplesForAcceleration']) {
          samples += Number(entry[name] ?? 0);
        }
      }
    });
    return samples;
  };
  const patchedSamples = async (): Promise<number> => {
    const open = peers.filter((peer) => peer.connectionState !== 'closed');
    return (await Promise.all(open.map(patchedBy))).reduce((sum, samples) => sum + samples, 0);
  };

  page.onelineEar = { chunks, clicks, elements: () => findAll(document), patchedSamples };
  setInterval(() => {
    for (const { srcObject } of findAll(document)) {
      const tracks = srcObject instanceof MediaStream ? srcObject.getAudioTracks() : [];
      for (const track of tracks.filter((candidate) => candidate.readyState === 'live' && !tapped.has(candidate))) {
        tapped.add(track);
        void tap(track);
      }
    }
  }, 20);
}

/**
 * Runs in the page, before its own scripts: switches noise suppression and its kin off. They take a steady tone for
 * noise and remove it, which is right for people and wrong for a measuring tone.
 */
export function leaveMicrophoneAsItIs(): void {
  const devices = navigator.mediaDevices;
  if (!devices) {
    return;
  }
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => {
    const audio = constraints?.audio;
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    if (!audio) {
      return original(constraints);
    }
    return original({ ...constraints, audio: { ...(typeof audio === 'object' ? audio : {}), ...plain } });
  };
}
