const HEADER_BYTES = 44;

/** Samples between -1 and 1 as a WAV file: 16-bit, mono. */
export function wavOf(samples: Float32Array, rateHz: number): ArrayBuffer {
  const file = new ArrayBuffer(HEADER_BYTES + samples.length * 2);
  const view = new DataView(file);
  const tag = (at: number, text: string): void => new Uint8Array(file).set(new TextEncoder().encode(text), at);
  tag(0, 'RIFF');
  view.setUint32(4, file.byteLength - 8, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) => view.setInt16(HEADER_BYTES + i * 2, Math.round(Math.min(1, Math.max(-1, sample)) * 0x7fff), true));
  return file;
}
