/** Reads the message log of sipp (`-trace_msg`): what the gateway sent and received, in order. */
export interface SipMessage {
  readonly received: boolean;
  readonly startLine: string;
  /** Of a response. */
  readonly status: number | undefined;
  /** Of a request. */
  readonly method: string | undefined;
  readonly body: string;
  /** First value of a header, or undefined. */
  header(name: string): string | undefined;
}

const ENTRY = /^-{20,} [^\n]*\n(UDP|TCP|TLS) message (sent|received)[^\n]*\n\r?\n/gm;

export function parseSippLog(log: string): SipMessage[] {
  const entries = [...log.matchAll(ENTRY)];
  return entries.map((entry, i) => {
    const text = log.slice(entry.index + entry[0].length, entries[i + 1]?.index ?? log.length);
    return parseMessage(text, entry[2] === 'received');
  });
}

function parseMessage(text: string, received: boolean): SipMessage {
  const end = text.search(/\r?\n\r?\n/);
  const head = (end < 0 ? text : text.slice(0, end)).split(/\r?\n/);
  const startLine = head[0] ?? '';
  const status = /^SIP\/2\.0 (\d{3})/.exec(startLine)?.[1];
  return {
    received,
    startLine,
    status: status === undefined ? undefined : Number(status),
    method: status === undefined ? startLine.split(' ')[0] : undefined,
    body: end < 0 ? '' : text.slice(end).trimStart(),
    header: (name) =>
      head
        .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
        ?.slice(name.length + 1)
        .trim(),
  };
}
