// Takes a picture of every state in both languages: node test/look.mjs OUT_DIR (after a build).
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { queues, startFakeServer } from './fake-server.mjs';
import { administration } from './look-administration.mjs';
import { flows } from './look-flows.mjs';

const out = process.argv[2] ?? 'target/look';
mkdirSync(out, { recursive: true });
const only = process.argv[3];

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--allow-loopback-in-peer-connection', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--disable-background-networking'],
});
// The far end of every leg: answers with a tone.
const far = await (await browser.newContext()).newPage();
const server = await startFakeServer((message) =>
  far.evaluate(async (sdp) => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const target = context.createMediaStreamDestination();
    tone.connect(target);
    tone.start();
    const peer = new RTCPeerConnection();
    (window.peers ??= []).push(peer);
    peer.addTrack(target.stream.getAudioTracks()[0], target.stream);
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription();
    while (peer.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 20));
    return peer.localDescription.sdp;
  }, message.sdp),
);

// With the microphone allowed, its candidates are addresses and not names to be looked up.
await far.goto(server.url + '/sizes.json');
await far.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => undefined));

const now = () => Date.now();
const caller = { address: '13800138000', name: '' };
const queue = { queueId: 'support', name: 'Technical support' };
const base = (more) => ({ state: 'not-ready', sinceMs: now() - 65_000, queues: queues([0, 2, 0]), offers: [], contacts: [], ...more });
const offer = () => ({ offerId: 'o1', contactId: 'c9', legId: 'c9:agent1', channel: 'voice', queue, caller, learned: [{ name: 'account', value: '100200' }], waitingSinceMs: now() - 48_000, expiresAtMs: now() + 14_000 });
const contact = (more) => ({ contactId: 'c9', legId: 'c9:agent1', channel: 'voice', state: 'connected', queue, caller, learned: [{ name: 'account', value: '100200' }], connectedAtMs: now() - 83_000, ...more });
const history = [
  { contactId: 'a', channel: 'voice', state: 'closed', callerAddress: '13800138000', queueId: 'support', arrivedAtMs: now() - 4e6, connectedAtMs: now() - 3.98e6, endedAtMs: now() - 3.7e6, endCause: 'customer-hung-up', disposition: 'solved', note: 'Password reset' },
  { contactId: 'b', channel: 'voice', state: 'closed', callerAddress: 'v-3f2', callerName: 'Li', queueId: 'sales', arrivedAtMs: now() - 9e7, connectedAtMs: now() - 8.9995e7, endedAtMs: now() - 8.99e7, endCause: 'agent-hung-up', disposition: 'follow-up' },
];
const floor = () => ({
  queues: queues([1, 2, 0]),
  agents: [
    { agentId: 'alice', name: 'Alice', state: 'engaged', sinceMs: now() - 83_000, contactId: 'c9', roomFor: [] },
    { agentId: 'bob', name: 'Bob', state: 'ready', sinceMs: now() - 12_000, roomFor: ['voice', 'callback'] },
    { agentId: 'sam', name: 'Sam', state: 'ready', sinceMs: now() - 95_000, roomFor: ['voice', 'callback'] },
    { agentId: 'carol', name: 'Carol', state: 'not-ready', reason: 'rona', sinceMs: now() - 300_000, roomFor: [] },
    { agentId: 'd', name: 'Dave', state: 'wrap-up', sinceMs: now() - 9_000, roomFor: [] },
    { agentId: 'e', name: 'Erin', state: 'reserved', sinceMs: now() - 3_000, roomFor: [] },
    { agentId: 'f', name: 'Frank', state: 'signed-out', sinceMs: now() - 3e6, roomFor: [] },
  ],
  contacts: [
    { contactId: 'c9', channel: 'voice', state: 'connected', queue, caller, arrivedAtMs: now() - 130_000, agentId: 'alice' },
    { contactId: 'c10', channel: 'voice', state: 'queued', queue, caller: { address: 'v-99' }, arrivedAtMs: now() - 40_000, waitingSinceMs: now() - 36_000, position: 2 },
    { contactId: 'c12:callback', channel: 'callback', state: 'queued', queue: { queueId: 'sales', name: 'Sales' }, caller: { address: '13900001111', name: 'Li' }, arrivedAtMs: now() - 400_000, waitingSinceMs: now() - 400_000, position: 1 },
    { contactId: 'c11', channel: 'voice', state: 'offered', queue, caller: { address: '02161234567' }, arrivedAtMs: now() - 60_000, agentId: 'e', waitingSinceMs: now() - 55_000, position: 1 },
  ],
  moreContacts: 0,
});

async function open(language, path, colorScheme = 'light', viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport, colorScheme, locale: language });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log('PAGE ERROR', error.message));
  page.on('console', (message) => message.type() === 'error' && console.log('CONSOLE', message.text()));
  await page.goto(server.url + path);
  return page;
}

async function signIn(page, username) {
  const by = (id) => page.getByTestId(id);
  await by('login-tenant').fill('demo');
  await by('login-username').fill(username);
  await by('login-password').fill(`${username}-demo`);
  await by('login-submit').click();
}

async function desk(language, scheme) {
  const tag = `${language}${scheme === 'dark' ? '-dark' : ''}`;
  const page = await open(language, '/', scheme);
  const by = (id) => page.getByTestId(id);
  const shot = async (name) => {
    await page.waitForTimeout(450);
    await page.screenshot({ path: `${out}/${tag}-${name}.png` });
  };
  await by('login-submit').click();
  await shot('01-login-missing');
  await by('login-tenant').fill('demo');
  await by('login-username').fill('alice');
  await by('login-password').fill('wrong');
  await by('login-submit').click();
  await by('login-error').waitFor();
  await shot('02-login-error');
  server.state.contacts = [];
  server.state.desk = base({ reason: 'lunch' });
  await signIn(page, 'alice');
  await by('agent-state').waitFor();
  await shot('03-not-ready');
  await by('set-not-ready').click();
  await by('not-ready-reason-lunch').waitFor();
  await shot('04-reasons');
  await page.keyboard.press('Escape');
  server.state.contacts = history;
  server.show('desk', base({ state: 'ready', sinceMs: now() - 8000 }));
  await shot('05-ready');
  await by('sound').click();
  await shot('06-devices');
  await page.keyboard.press('Escape');
  server.show('desk', base({ state: 'not-ready', reason: 'rona' }));
  await shot('07-rona');
  server.show('desk', base({ state: 'reserved', sinceMs: now(), offers: [offer()] }));
  await by('offer-card').waitFor();
  await page.waitForTimeout(1000);
  await shot('08-offer');
  await by('offer-accept').click();
  server.show('desk', base({ state: 'engaged', contacts: [contact()] }));
  await by('call-panel').waitFor();
  await page.waitForTimeout(2500);
  await by('call-dtmf').click();
  await by('dtmf-5').click();
  await shot('09-call-keypad');
  await by('call-dtmf').click();
  await by('call-mute').click();
  await shot('10-muted');
  server.dropSockets(true);
  await by('connection-banner').waitFor();
  await shot('11-reconnecting');
  server.dropSockets(false);
  server.state.desk = base({ state: 'engaged', contacts: [contact({ state: 'held', heldSinceMs: now() - 5000 })] });
  await by('connection-banner').waitFor({ state: 'hidden' });
  await shot('12-held');
  server.show('desk', base({ state: 'wrap-up', sinceMs: now(), contacts: [contact({ state: 'wrap-up', endedAtMs: now(), endCause: 'customer-hung-up', wrapUpEndsAtMs: now() + 58_000, wrapUpExtensionMs: 60_000, wrapUpLatestAtMs: now() + 238_000 })] }));
  await page.locator('[data-testid^=disposition-]').first().click();
  await shot('13-wrap-up');
  await callbackAt(shot);
  server.show('desk', base({ state: 'wrap-up', sinceMs: now() - 227_000, contacts: [contact({ state: 'wrap-up', endedAtMs: now() - 227_000, endCause: 'customer-hung-up', wrapUpEndsAtMs: now() + 13_000, wrapUpLatestAtMs: now() + 13_000 })] }));
  await shot('13b-wrap-up-at-limit');
  await by('shortcuts').click();
  await shot('14-shortcuts');
  await page.keyboard.press('Escape');
  server.dropSockets(false, 4409);
  await shot('15-taken-over');
  await page.context().close();
}

/** A promised callback, from the offer to the wrap-up. */
async function callbackAt(shot) {
  const callback = { contactId: 'c9:callback', channel: 'callback', caller: { address: '13900000002', name: 'Li' } };
  server.show('desk', base({ state: 'reserved', sinceMs: now(), offers: [{ ...offer(), ...callback }] }));
  await shot('17-callback-offer');
  server.show('desk', base({ state: 'engaged', sinceMs: now(), contacts: [contact(callback)] }));
  await shot('18-callback');
  server.show('desk', base({ state: 'wrap-up', sinceMs: now(), contacts: [contact({ ...callback, state: 'wrap-up', endedAtMs: now(), endCause: 'agent-hung-up', wrapUpEndsAtMs: now() + 58_000, wrapUpExtensionMs: 60_000, wrapUpLatestAtMs: now() + 238_000 })] }));
  await shot('19-callback-wrap-up');
}

async function leader(language, scheme) {
  const page = await open(language, '/', scheme);
  server.state.floor = floor();
  await signIn(page, 'leader');
  await page.getByTestId('floor-page').waitFor();
  await page.waitForTimeout(500);
  const by = (id) => page.getByTestId(id);
  const shot = async (name) => {
    await page.waitForTimeout(450);
    await page.screenshot({ path: `${out}/${language}-${name}.png` });
  };
  await shot('20-floor');
  await by('floor-assign').nth(2).click();
  await by('assign-to-bob').waitFor();
  await shot('20b-floor-assign');
  await by('assign-to-bob').click();
  await by('floor-notice').waitFor();
  await shot('20c-floor-assigned');
  await by('floor-move').nth(2).click();
  await by('move-to-finance').click();
  await by('floor-move-back').waitFor();
  await shot('20d-floor-moved');
  await page.context().close();
  await leaderAtADesk(language, scheme);
}

/** A supervisor who is an agent, too. */
async function leaderAtADesk(language, scheme) {
  const page = await open(language, '/', scheme);
  server.state.desk = base({ state: 'ready' });
  await signIn(page, 'sam');
  await page.getByTestId('agent-state').waitFor();
  await page.goto(server.url + '/#/floor');
  await page.getByTestId('floor-assign').nth(2).click();
  await page.getByTestId('assign-to-me').waitFor();
  await page.waitForTimeout(450);
  await page.screenshot({ path: `${out}/${language}-20e-floor-myself.png` });
  await page.context().close();
}

async function statistics(language, scheme) {
  const page = await open(language, '/', scheme, { width: 1280, height: 1000 });
  const shot = async (name) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}/${language}-${name}.png` });
  };
  server.state.floor = floor();
  await signIn(page, 'leader');
  await page.getByTestId('floor-page').waitFor();
  server.state.quietDay = true;
  await page.goto(server.url + '/#/statistics');
  await page.getByTestId('statistics-page').waitFor();
  await shot('21-statistics-empty');
  server.state.quietDay = false;
  await page.reload();
  await page.getByTestId('statistics-agent-alice').waitFor();
  await shot('22-statistics');
  // With the keyboard alone: to the number, in, out, and back where one was.
  await page.getByTestId('figure-sales-answered').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByTestId('evidence-item').first().waitFor();
  await shot('23-evidence');
  await page.keyboard.press('Escape');
  await page.getByTestId('evidence').waitFor({ state: 'hidden' });
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  if (focused !== 'figure-sales-answered-in-time') console.log('FOCUS LOST', focused);
  await page.getByTestId('day-before').click();
  await shot('24-day-before');
  await page.context().close();
}

async function widget(language) {
  const page = await open(language, '/demo');
  const by = (id) => page.getByTestId(id);
  const shot = async (name, clip = true) => {
    await page.waitForTimeout(400);
    const area = { x: 880, y: 320, width: 400, height: 480 };
    await page.screenshot({ path: `${out}/${language}-${name}.png`, ...(clip ? { clip: area } : {}) });
  };
  const call = (state, more) => server.show('call', { contactId: 'c1', legId: 'c1:customer', state, ...more });
  await by('call-button').waitFor();
  await shot('30-demo', false);
  server.state.call = { contactId: 'c1', legId: 'c1:customer', state: 'arrived' };
  await by('call-button').click();
  await by('call-hangup').waitFor();
  await shot('31-greeting');
  call('queued', { position: 3 });
  await shot('32-waiting', false);
  call('queued', { position: 3, expectedWaitMinutes: 10 });
  await shot('32b-expected-wait');
  await by('call-callback').click();
  await by('call-callback-number').fill('139 0000 0002');
  await shot('32c-callback');
  await by('call-callback-send').click();
  await page.waitForTimeout(100);
  call('abandoned', { endCause: 'callback-promised', position: 3 });
  await shot('32d-promised');
  server.state.call = { contactId: 'c1', legId: 'c1:customer', state: 'arrived' };
  await by('call-button').click();
  await by('call-hangup').waitFor();
  call('offered', { position: 1 });
  await shot('33-ringing');
  call('connected', { agentName: 'Alice', connectedAtMs: now() - 61_000 });
  await shot('34-talking');
  await by('call-mute').click();
  server.dropSockets(true);
  await shot('35-reconnecting');
  server.dropSockets(false);
  await page.waitForTimeout(2500);
  call('closed', { endCause: 'agent-hung-up' });
  await shot('36-ended');
  await page.context().close();
}

/** What the desk says of a microphone that it may not use. */
async function denied(language) {
  const page = await open(language, '/', language === 'en' ? 'light' : 'dark');
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.reload();
  server.state.desk = base();
  await signIn(page, 'alice');
  await page.getByTestId('microphone-notice').waitFor();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}/${language}-16-denied.png` });
  await page.goto(server.url + '/demo');
  await page.getByTestId('call-button').click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}/${language}-37-denied.png` });
  await page.context().close();
}

async function phone() {
  const page = await open('zh-CN', '/', 'light', { width: 390, height: 800 });
  server.state.desk = base({ state: 'reserved', sinceMs: now(), offers: [{ ...offer(), caller: { address: '13800138000', name: 'Li' } }] });
  await signIn(page, 'alice');
  await page.getByTestId('offer-card').waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/phone-offer.png` });
  await page.context().close();
}

/** A call with a history: waits, rings in vain, waits on, the rules ease, and somebody has it. */
function whyDecisions() {
  const start = now() - 600_000;
  const candidate = (agentId, name, load, idleS, more = {}) => ({ agentId, name, load, idleSeq: 4000 - idleS, idleSinceMs: start + 42_000 - idleS * 1000, answered: 12, talkMs: 2_412_000, position: 3, weight: 1, skillSum: 4, ...more });
  const outsider = (agentId, name, state, more = {}) => ({ agentId, name, state, notReadyReason: '', load: 0, lacks: [], ...more });
  const skills = [{ skillId: 'english', proficiency: 4 }];
  const matching = (candidates, chosenAgentId, more = {}) => ({
    strategy: 'longest-idle',
    stepMs: 0,
    step: { afterMs: 0, skills, easeBy: 0, groupIds: ['veterans'], alsoQueueIds: [] },
    ownNeeds: skills,
    needs: skills,
    onlyAgentId: '',
    candidateCount: candidates.length,
    candidates,
    ...(chosenAgentId ? { chosenAgentId } : {}),
    exclusions: [
      { reason: 'not-in-queue', count: 31, agents: Array.from({ length: 31 }, (_, i) => outsider(`f${i}`, `Finance ${i + 1}`, 'ready')) },
      { reason: 'not-skilled', count: 2, agents: [outsider('g', 'Grace', 'ready', { lacks: skills }), outsider('h', 'Henry', 'engaged', { lacks: skills })] },
      { reason: 'not-ready', count: 2, agents: [outsider('c', 'Carol', 'not-ready', { notReadyReason: 'lunch' }), outsider('d', 'Dave', 'not-ready', { notReadyReason: 'rona' })] },
      { reason: 'at-capacity', count: 1, agents: [outsider('a', 'Alice', 'engaged', { load: 1 })] },
    ],
    ...more,
  });
  const waiting = (position, waitedMs) => ({ position, length: 4, queuedAtMs: start, waitedMs, headStartMs: 60_000, rankMs: start - 60_000 });
  const at = (seq, ms, queueId, queueName, turn, more = {}) => ({ seq, atMs: start + ms, configVersion: 7, queueId, queueName, turn, ...more });
  const eased = { stepMs: 30_000, step: { afterMs: 30_000, skills: [], easeBy: 1, groupIds: [], alsoQueueIds: ['sales'] }, needs: [{ skillId: 'english', proficiency: 3 }] };
  return {
    contactId: 'c9',
    truncated: false,
    supervisors: { leader: 'Team leader' },
    decisions: [
      at(5000, 0, 'finance', 'Finance', { kind: 'overflowed', cause: 'closed', target: { kind: 'queue', name: 'support' }, facts: { queueId: 'finance', calendarId: 'office-hours', open: false, signedInAgents: 2, waiting: 0, lengthLimit: 0, waitedMs: 0, waitLimitMs: 0 } }),
      at(5001, 0, 'support', 'Technical support', { kind: 'queued', origin: 'overflowed', stickyAgentId: '' }, { waiting: waiting(3, 0), matching: matching([]) }),
      at(5010, 20_000, 'support', 'Technical support', { kind: 'offered', offerId: 'o1', agentId: 'e', agentName: 'Erin', by: '' }, { waiting: waiting(1, 20_000), matching: matching([candidate('e', 'Erin', 0, 180), candidate('b', 'Bob', 0, 95), candidate('k', 'Kim', 1, 240)], 'e') }),
      at(5020, 40_000, 'support', 'Technical support', { kind: 'offer-ended', offerId: 'o1', agentId: 'e', agentName: 'Erin', outcome: 'timed-out', rangMs: 20_000 }, { waiting: waiting(1, 40_000) }),
      at(5021, 42_000, 'support', 'Technical support', { kind: 'step-reached', waitedMs: 30_000 }, { waiting: waiting(1, 42_000), matching: matching([], undefined, eased) }),
      at(5030, 55_000, 'support', 'Technical support', { kind: 'offered', offerId: 'o2', agentId: 'b', agentName: 'Bob', by: 'leader' }, { waiting: waiting(1, 55_000), matching: matching([candidate('k', 'Kim', 0, 300), candidate('b', 'Bob', 0, 95)], 'k', eased) }),
      at(5031, 58_000, 'support', 'Technical support', { kind: 'answered', agentId: 'b', agentName: 'Bob', rangMs: 3_000 }, { waiting: waiting(1, 58_000) }),
      at(5090, 260_000, 'support', 'Technical support', { kind: 'ended', cause: 'customer-hung-up' }),
    ],
  };
}

async function why(language, scheme) {
  const page = await open(language, '/', scheme);
  const by = (id) => page.getByTestId(id);
  const shot = async (name, fullPage = true) => {
    await page.waitForTimeout(450);
    await page.screenshot({ path: `${out}/${language}-${name}.png`, fullPage });
  };
  server.state.floor = floor();
  server.state.contacts = history;
  server.state.decisions = whyDecisions();
  await signIn(page, 'leader');
  await by('floor-contact').first().waitFor();
  await shot('40-floor-links');
  // By keyboard alone: to the link, in, to the details, open.
  await by('why-link').first().focus();
  await page.keyboard.press('Enter');
  await by('why-decision').first().waitFor();
  await shot('41-why');
  await page.locator('.why-toggle').nth(1).focus();
  await page.keyboard.press('Enter');
  await shot('42-why-details');
  await by('why-all').click();
  await shot('43-why-all');
  await page.setViewportSize({ width: 390, height: 800 });
  await shot('44-why-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await by('why-back').click();
  await by('floor-contact').first().waitFor();
  server.state.decisions = { contactId: 'c10', truncated: false, supervisors: {}, decisions: [] };
  await by('why-link').nth(1).click();
  await by('why-empty').waitFor();
  await shot('45-why-empty', false);
  await by('why-back').click();
  server.state.decisions = undefined;
  await by('why-link').nth(2).click();
  await by('why-failed').waitFor();
  await shot('46-why-failed', false);
  server.state.decisions = 'never';
  await by('why-back').click();
  await by('why-link').nth(0).click();
  await shot('47-why-loading', false);
  await page.context().close();
}

const app = { open, signIn, server, out };
const tours = { admin: () => administration(app, 'en', 'light').then(() => administration(app, 'zh-CN', 'dark')), flows: () => flows(app, 'en', 'light').then(() => flows(app, 'zh-CN', 'dark')), desk: () => desk('en', 'light'), zh: () => desk('zh-CN', 'light'), dark: () => desk('en', 'dark'), floor: () => leader('en', 'light').then(() => leader('zh-CN', 'dark')), statistics: () => statistics('en', 'light').then(() => statistics('zh-CN', 'dark')), widget: () => widget('en').then(() => widget('zh-CN')), why: () => why('en', 'light').then(() => why('zh-CN', 'dark')), denied: () => denied('en').then(() => denied('zh-CN')), phone };
for (const [name, tour] of Object.entries(tours)) if (only === undefined || only === name) await tour();
await browser.close();
server.close();
