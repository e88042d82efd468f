/** G.711 (ITU-T): A-law and µ-law. */

const ALAW_DECODED = Float32Array.from({ length: 256 }, (_, code) => decodeAlaw(code));
const ULAW_DECODED = Float32Array.from({ length: 256 }, (_, code) => decodeUlaw(code));

export function alawToSamples(payload: Uint8Array): Float32Array {
  return Float32Array.from(payload, (code) => ALAW_DECODED[code] ?? 0);
}

export function ulawToSamples(payload: Uint8Array): Float32Array {
  return Float32Array.from(payload, (code) => ULAW_DECODED[code] ?? 0);
}

export function samplesToAlaw(samples: Float32Array): Buffer {
  return Buffer.from(Uint8Array.from(samples, encodeAlaw));
}

/** The nearest code of each: a second of tone is made once. */
export function samplesToUlaw(samples: Float32Array): Buffer {
  return Buffer.from(Uint8Array.from(samples, (sample) => ULAW_DECODED.reduce((best, value, code) => (Math.abs(value - sample) < Math.abs((ULAW_DECODED[best] ?? 0) - sample) ? code : best), 0)));
}

function decodeAlaw(code: number): number {
  const toggled = code ^ 0x55;
  const exponent = (toggled >> 4) & 7;
  const mantissa = toggled & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return (toggled & 0x80 ? magnitude : -magnitude) / 32768;
}

function encodeAlaw(sample: number): number {
  const value = Math.max(-32767, Math.min(32767, Math.round(sample * 32768)));
  const sign = value >= 0 ? 0x80 : 0;
  const magnitude = Math.abs(value) >> 4;
  // The first two segments are linear with one step; each further one doubles it.
  const exponent = 28 - Math.clz32(magnitude);
  const code = magnitude < 32 ? magnitude : (exponent << 4) | ((magnitude >> (exponent - 1)) & 0x0f);
  return (sign | code) ^ 0x55;
}

function decodeUlaw(code: number): number {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 7;
  const mantissa = inverted & 0x0f;
  const magnitude = (((mantissa << 3) + 0x84) << exponent) - 0x84;
  return (inverted & 0x80 ? -magnitude : magnitude) / 32768;
}
