// A server to look at the pages without a back end: serves dist and speaks just enough of the contract. Not shipped.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { FakeAdministration } from './fake-administration.mjs';
import { FakeFlows } from './fake-flows.mjs';
import { evidence, report } from './fake-statistics.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
const both = (id, en, zh) => ({ id, names: { en, 'zh-CN': zh } });
const REASONS = [both('break', 'Break', '小休'), both('lunch', 'Lunch', '用餐'), both('training', 'Training', '培训'), both('meeting', 'Meeting', '会议')];
const DISPOSITIONS = [both('solved', 'Solved', '已解决'), both('follow-up', 'Follow-up call', '需回访'), both('case', 'Case opened', '已建工单'), both('wrong-number', 'Wrong number', '打错电话')];
const QUEUES = [['sales', 'Sales'], ['support', 'Technical support'], ['finance', 'Finance']];
export const ROLES = { alice: 'agent', bob: 'agent', leader: 'supervisor', admin: 'administrator', sam: ['agent', 'supervisor'] };

/** @param answerSdp makes an SDP answer of an offer */
export async function startFakeServer(answerSdp) {
  const state = { desk: undefined, floor: undefined, call: undefined, contacts: [], decisions: undefined, sockets: new Set(), refuseSockets: false, requests: [], quietDay: false, administration: new FakeAdministration(), flows: new FakeFlows() };
  const http = createServer((request, response) => void serve(state, request, response));
  const ws = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (state.refuseSockets) return socket.destroy();
    ws.handleUpgrade(request, socket, head, (client) => attend(state, client, answerSdp));
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  const push = (message) => state.sockets.forEach((client) => client.send(JSON.stringify({ version: 1, timeMs: Date.now(), ...message })));
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    state,
    show(type, picture) {
      state[type] = picture;
      push({ type, ...picture });
    },
    dropSockets: (refuse, code) => {
      state.refuseSockets = refuse;
      state.sockets.forEach((client) => (code ? client.close(code) : client.terminate()));
    },
    close: () => {
      state.sockets.forEach((client) => client.terminate());
      http.close();
    },
  };
}

export const queues = (waiting) =>
  QUEUES.map(([queueId, name], i) => ({
    queueId,
    name,
    waiting: waiting[i] ?? 0,
    ...(waiting[i] ? { longestWaitSinceMs: Date.now() - 42_000 * (i + 1) } : {}),
    readyAgents: 2 - (i % 2),
    signedInAgents: 3,
  }));

async function serve(state, request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  const json = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (pathname === '/api/v1/login') {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { tenant, username, password } = JSON.parse(text);
    const chinese = request.headers['accept-language'] === 'zh-CN';
    if (password !== `${username}-demo`) return json(401, { code: 'bad-credentials', message: chinese ? '公司、用户名或密码不正确。' : 'Company, user name or password is wrong.' });
    const user = { userId: username, tenant, username, name: username[0].toUpperCase() + username.slice(1), roles: [ROLES[username]].flat() };
    return json(200, { token: username, expiresAtMs: Date.now() + 3.6e6, user });
  }
  if (/^\/api\/v1\/(configuration|users|flows)/.test(pathname)) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answerer = pathname.startsWith('/api/v1/flows') ? state.flows : state.administration;
    const answer = answerer.answer(request.method, pathname, text === '' ? undefined : JSON.parse(text), request.headers['accept-language'] === 'zh-CN');
    if (answer?.[0] === 204) return response.writeHead(204).end();
    return answer === undefined ? undefined : json(...answer);
  }
  if (pathname === '/api/v1/logout') return response.writeHead(204).end();
  if (pathname === '/api/v1/not-ready-reasons') return json(200, REASONS);
  if (pathname === '/api/v1/dispositions') return json(200, DISPOSITIONS);
  if (pathname === '/api/v1/contacts') return json(200, state.contacts);
  if (pathname === '/api/v1/statistics/evidence') return json(200, evidence(searchParams));
  if (pathname.startsWith('/api/v1/statistics/')) return json(200, report(pathname.split('/').at(-1), searchParams, state.quietDay));
  if (pathname.endsWith('/decisions')) {
    if (state.decisions === 'never') return;
    return state.decisions ? json(200, state.decisions) : json(503, { code: 'try-again', message: request.headers['accept-language'] === 'zh-CN' ? '系统繁忙，请稍后再试。' : 'The system is busy. Try again in a moment.', retryAfterS: 1 });
  }
  const contactId = /^\/api\/v1\/contacts\/([^/]+)$/.exec(pathname)?.[1];
  if (contactId) return json(200, { contact: { ...state.contacts[0], contactId }, events: [], legs: [] });
  if (pathname === '/api/v1/web-calls') return json(201, { contactId: 'c1', legId: 'c1:customer', token: 'visitor' });
  const name = pathname.endsWith('/demo') || pathname === '/demo/' ? '/demo/index.html' : pathname === '/' ? '/index.html' : pathname;
  try {
    const body = await readFile(dist + name);
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function attend(state, client, answerSdp) {
  const send = (message) => client.send(JSON.stringify(message));
  const beat = setInterval(() => send({ type: 'beat', timeMs: Date.now() }), 1000);
  client.on('close', () => {
    clearInterval(beat);
    state.sockets.delete(client);
  });
  client.on('message', async (data) => {
    const message = JSON.parse(data);
    if (message.type !== 'beat') state.requests.push(message);
    if (message.type === 'hello') {
      const roles = [ROLES[message.token] ?? 'visitor'].flat();
      send({ type: 'welcome', userId: message.token, name: message.token, role: roles[0], timeMs: Date.now() });
      state.sockets.add(client);
      for (const role of roles) {
        const type = { agent: 'desk', visitor: 'call' }[role] ?? 'floor';
        if (state[type]) send({ type, version: 1, timeMs: Date.now(), ...state[type] });
      }
    } else if (message.type === 'sdp-offer') {
      const sdp = await answerSdp(message);
      send(sdp === undefined ? { type: 'refused', id: message.id, code: 'no-such-leg', message: 'no' } : { type: 'sdp-answer', id: message.id, sdp });
    } else if (message.type !== 'beat') {
      send({ type: 'ok', id: message.id });
    }
  });
}
