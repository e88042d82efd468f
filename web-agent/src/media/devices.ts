/** A microphone or a loudspeaker that can be chosen. */
export interface AudioDevice {
  readonly id: string;
  /** As the browser calls it; empty until the microphone has been allowed once. */
  readonly label: string;
}

export interface AudioDevices {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

export const NO_DEVICES: AudioDevices = { microphones: [], speakers: [] };

/** The devices now plugged in, without the browser's aliases for its default ones. */
export async function listAudioDevices(devices: MediaDevices): Promise<AudioDevices> {
  const all = await devices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): AudioDevice[] =>
    all
      .filter((device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') };
}
