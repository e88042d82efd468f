import { describe, expect, it } from 'vitest';
import { RestClient } from './rest-client';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function clientAnswering(respond: () => Response | Error): { readonly client: RestClient; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const client = new RestClient('https://server', (input, init) => {
    sent.push({ url: input as string, init: init ?? {} });
    const response = respond();
    return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
  });
  return { client, sent };
}

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

describe('a call', () => {
  it('should carry the language, and the token once there is one', async () => {
    const { client, sent } = clientAnswering(() => json(200, []));
    client.language = 'zh-CN';
    await client.listDispositions();
    client.token = 'secret';
    await client.listContacts(20);
    expect(sent[0]?.init.headers).toEqual({ 'Accept-Language': 'zh-CN' });
    expect(sent[1]?.url).toBe('https://server/api/v1/contacts?limit=20');
    expect(sent[1]?.init.headers).toMatchObject({ Authorization: 'Bearer secret' });
  });

  it('should give a refusal as the server words it', async () => {
    const { client } = clientAnswering(() => json(429, { code: 'too-many-logins', message: 'Wait.', retryAfterS: 30 }));
    const reply = await client.login({ tenant: 'demo', username: 'a', password: 'b' });
    expect(reply).toEqual({ ok: false, code: 'too-many-logins', message: 'Wait.', retryAfterS: 30 });
  });

  it.each([
    ['no network', () => new TypeError('failed'), 'unreachable'],
    ['a proxy’s error page', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'unreachable'],
    ['nonsense', () => new Response('<h1>?</h1>', { status: 200 }), 'bad-reply'],
    ['a refusal without words', () => json(400, null), 'bad-reply'],
  ])('should turn %s into a refusal', async (_, respond, code) => {
    const { client } = clientAnswering(respond);
    expect(await client.listContacts(1)).toMatchObject({ ok: false, code });
  });

  it('should tell that the token has ended, unless another has come since', async () => {
    let told = 0;
    const { client } = clientAnswering(() => json(401, { code: 'unauthenticated', message: 'Sign in.' }));
    client.onUnauthenticated = () => (told += 1);
    client.token = 'old';
    const late = client.listContacts(1);
    client.token = 'new';
    await late;
    expect(told).toBe(0);
    await client.listContacts(1);
    expect(told).toBe(1);
  });

  it('should take 204 for an answer', async () => {
    const { client } = clientAnswering(() => new Response(null, { status: 204 }));
    expect(await client.logout()).toEqual({ ok: true, value: undefined });
  });
});

describe('statistics', () => {
  it('should be asked for by interval, and proved by figure', async () => {
    const { client, sent } = clientAnswering(() => json(200, {}));
    await client.reportStatistics('agents', { interval: 'day' });
    await client.reportStatistics('queues', { interval: 'half-hour', fromMs: 5, count: 48 });
    await client.findEvidence({ subject: 'queue', id: 'a&b', figure: 'lost', interval: 'day', fromMs: 5, limit: 9 });
    expect(sent.map(({ url }) => url.replace('https://server/api/v1/statistics/', ''))).toEqual([
      'agents?interval=day',
      'queues?interval=half-hour&from=5&count=48',
      'evidence?subject=queue&id=a%26b&figure=lost&interval=day&limit=9&from=5',
    ]);
  });

  it('should come as a file, or say why not', async () => {
    const answers = [new Response('from,to'), json(404, { code: 'not-kept', message: 'Too old.' })];
    const { client, sent } = clientAnswering(() => answers.shift() ?? new TypeError('failed'));
    const file = await client.downloadStatistics('queues', { interval: 'day', fromMs: 5 });
    expect(sent[0]?.url).toBe('https://server/api/v1/statistics/queues?interval=day&from=5&format=csv');
    expect(file.ok && (await file.value.text())).toBe('from,to');
    const span = { interval: 'day' } as const;
    expect(await client.downloadStatistics('queues', span)).toMatchObject({ code: 'not-kept', message: 'Too old.' });
    expect(await client.downloadStatistics('queues', span)).toMatchObject({ code: 'unreachable' });
  });

  it('should be a refusal when the line breaks in the middle', async () => {
    const half = new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) });
    const { client } = clientAnswering(() => new Response(half));
    expect(await client.downloadStatistics('queues', { interval: 'day' })).toMatchObject({ code: 'unreachable' });
  });
});
