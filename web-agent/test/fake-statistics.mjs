// A day's figures as a back end would tell them; not random, so that two pictures can be compared.
const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 48 * HALF_HOUR_MS;
const OFFSET_MS = 8 * 3_600_000;
const QUEUES = [['sales', 'Sales 销售'], ['support', 'Technical support']];

const dayOf = (atMs) => atMs - ((atMs + OFFSET_MS) % DAY_MS);
const shape = (slot) => (slot < 17 || slot > 35 ? 0 : Math.round(6 + 5 * Math.sin((slot - 17) / 3) + (slot % 3)));

function queueRow([id, name], fromMs, toMs, offered) {
  const abandoned = Math.round(offered * 0.08);
  const answered = offered - abandoned;
  const figures = { arrived: offered, offered, answered, abandoned, 'answered-in-time': Math.round(answered * 0.83), overflowed: Math.round(offered * 0.03), handled: answered, 'longest-wait-ms': 140_000, 'answered-wait-ms': answered * 13_400 };
  return { fromMs, toMs, id, name, figures, parts: {}, serviceLevel: figures['answered-in-time'] / offered, averageSpeedOfAnswerMs: 13_400, averageHandleTimeMs: 243_000, signedInMs: 0 };
}

function agentRow(id, name, fromMs, toMs, times) {
  const [ready, reserved, engaged, wrapUp, notReady] = times.map((minutes) => minutes * 60_000);
  const busy = reserved + engaged + wrapUp;
  const figures = { answered: 31, handled: 30, 'ready-ms': ready, 'reserved-ms': reserved, 'engaged-ms': engaged, 'wrapping-up-ms': wrapUp, 'not-ready-ms': notReady };
  return { fromMs, toMs, id, name, figures, parts: {}, averageHandleTimeMs: 251_000, occupancy: busy / (busy + ready), signedInMs: busy + ready + notReady };
}

/** @param quiet nothing happened */
export function report(of, query, quiet) {
  const interval = query.get('interval') ?? 'day';
  const fromMs = dayOf(Number(query.get('from') ?? Date.now()));
  const toMs = fromMs + DAY_MS;
  const rows = [];
  if (!quiet && of === 'agents') {
    rows.push(agentRow('alice', 'Alice', fromMs, toMs, [95, 9, 212, 61, 42]), agentRow('bob', 'Bob', fromMs, toMs, [180, 4, 120, 20, 95]), agentRow('carol', 'Carol', fromMs, toMs, [30, 6, 260, 0, 15]));
  } else if (!quiet && interval === 'day') {
    rows.push(...QUEUES.map((queue, i) => queueRow(queue, fromMs, toMs, 148 - 61 * i)));
  } else if (!quiet) {
    for (let slot = 0; slot < 48; slot++) {
      const at = fromMs + slot * HALF_HOUR_MS;
      QUEUES.forEach((queue, i) => shape(slot) > 0 && rows.push(queueRow(queue, at, at + HALF_HOUR_MS, shape(slot) + 8 * (1 - i))));
    }
  }
  return { zone: 'Asia/Shanghai', interval, answeredWithinMs: 20_000, shortAbandonMs: 5_000, asOfMs: Date.now(), lastSeq: 4711, fromMs, toMs, rows };
}

export function evidence(query) {
  const fromMs = dayOf(Number(query.get('from')));
  const isTime = query.get('figure').endsWith('-ms');
  const items = Array.from({ length: 12 }, (_, i) => {
    const at = fromMs + 9 * 3_600_000 + i * 411_000;
    const amount = isTime ? 9_000 + i * 3_700 : 1;
    const contactId = `c${120 + i}`;
    return {
      amount,
      events: [
        { seq: 4000 + 9 * i, atMs: at, type: 'contact-queued', contactId },
        { seq: 4003 + 9 * i, atMs: at + 9_000 + i * 3_700, type: i % 5 === 4 ? 'contact-abandoned' : 'contact-connected', contactId, ...(i % 5 === 4 ? {} : { agentId: 'alice' }) },
      ],
    };
  });
  return { value: isTime ? items.reduce((sum, { amount }) => sum + amount, 0) : 136, count: 136, items };
}
