import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AnsweringDesks, type Heard } from '../src/answering.ts';
import type { Desk } from '../src/desk.ts';
import { Product } from '../src/product.ts';
import type { Decisions, Routing } from '../src/rest.ts';
import type { GatewayCall } from '../src/sip-gateway.ts';
import { NIGHTLY, sceneOf, story, type Stage } from '../src/story.ts';
import { mustAnswer, PROFICIENCY, script, STRATEGIES, type Act, type AgentName, type Strategy } from '../src/strategies.ts';

/**
 * What 20 callers do, the same under each strategy: calls that overlap, nine at once for three agents, and ends in another
 * order than beginnings. Found by trial: any two strategies disagree about at least 19 of the 20 answers.
 */
const CALLERS = 20;
/** Sixty calls take half a minute; a machine that is busy with others takes its time. */
const STORY_TIMEOUT_MS = 180_000;
const DAY = script(`
  +1 +2 -2 -1 +3 +4 -4 +5 +6 -3 +7 -7 +8 -5 +9 +10 +11 +12 +13 +14 +15 -6 -9 -8 -10 -11 -13 -15 +16 -14
  +17 -12 +18 -18 +19 -16 +20 -19 -17 -20`);

/** A queue and a number for each strategy. */
const LINES: Readonly<Record<Strategy, { readonly queueId: string; readonly number: string }>> = {
  'longest-idle': { queueId: 'sales', number: '4008001235' },
  'round-robin': { queueId: 'support', number: '4008001236' },
  'most-skilled': { queueId: 'finance', number: '4008001237' },
};

describe('Three agents and 20 callers of each strategy', NIGHTLY, () => {
  let product: Product;
  /** By contact: what REST said of it while the product ran. */
  const told = new Map<string, string>();
  const heard = new Map<Strategy, readonly Heard[]>();
  before(async () => {
    product = await Product.up();
    await product.rest.configure(withOneLineForEachStrategy);
  });
  after(async () => {
    await product.dispose();
  });

  story('should be answered in the order that the strategy says', () => sceneOf(product), async (stage) => {
    const agents = await Promise.all([stage.agent('alice'), stage.agent('bob'), stage.agent('carol')]);
    const idle: AgentName[] = ['carol', 'bob', 'alice'];
    for (const name of idle) {
      await agents.find(({ username }) => username === name)?.becomeReady();
    }
    for (const strategy of STRATEGIES) {
      const unlike = STRATEGIES.filter((other) => other !== strategy).map((other) => mustAnswer(other, DAY, [...idle]));
      const expected = mustAnswer(strategy, DAY, idle);
      for (const other of unlike) {
        assert.ok(expected.filter((answer, i) => answer.agent !== other[i]?.agent).length >= CALLERS - 1, 'too much alike');
      }

      const observed = await play(stage, agents, strategy);
      assert.deepEqual(observed.map(({ caller, agent }) => ({ caller, agent })), expected);
      heard.set(strategy, observed);
    }
    for (const { contactId } of await stage.rest.contacts()) {
      told.set(contactId, await stage.rest.decisions(contactId));
    }
    assert.equal(told.size, STRATEGIES.length * CALLERS);
    for (const strategy of STRATEGIES) {
      assert.deepEqual(answersIn([...told.values()], strategy), await byContact(stage, heard.get(strategy) ?? []));
    }
  }, { timeout: STORY_TIMEOUT_MS });

  void it('should be the order that replay says, from the log alone', async () => {
    assert.equal(told.size, STRATEGIES.length * CALLERS, 'the story before has failed');
    assert.equal(await product.interrupt(), 0);
    const contactIds = [...told.keys()];
    assert.deepEqual(product.replay(contactIds), contactIds.map((contactId) => told.get(contactId)));
  });
});

/** Everybody does what the script says, one after the other. Returns who answered whom, as callers and desks saw it. */
async function play(stage: Stage, agents: readonly Desk[], strategy: Strategy): Promise<Heard[]> {
  const desks = new AnsweringDesks(agents);
  const calls = new Map<number, GatewayCall>();
  const answered = new Set<number>();
  const observed: Heard[] = [];
  const next = async ({ caller, does }: Act): Promise<void> => {
    if (does === 'dial') {
      calls.set(caller, await stage.caller({ to: LINES[strategy].number, caller: numberOf(strategy, caller) }));
    } else {
      const call = calls.get(caller);
      assert.ok(call && answered.has(caller), `caller ${caller} hangs up without an agent`);
      await call.hangUp();
      await call.ended();
      calls.delete(caller);
      answered.delete(caller);
      await desks.hasGone(numberOf(strategy, caller));
    }
    // Somebody is free, and somebody waits: whoever they are.
    if (calls.size > answered.size && answered.size < agents.length) {
      const waiting = [...calls].filter(([one]) => !answered.has(one));
      const answer = await desks.answer(new Map(waiting.map(([one, call]) => [one, { call, number: numberOf(strategy, one) }])));
      answered.add(answer.caller);
      observed.push(answer);
    } else {
      await desks.expectNothingRings();
    }
  };
  for (const act of DAY) {
    await next(act);
  }
  return observed;
}

function numberOf(strategy: Strategy, caller: number): string {
  return `0201110${STRATEGIES.indexOf(strategy) + 1}0${String(caller).padStart(2, '0')}`;
}

function withOneLineForEachStrategy(routing: Routing): Routing {
  const strategyOf = new Map(STRATEGIES.map((strategy) => [LINES[strategy].queueId, strategy]));
  return {
    ...routing,
    skills: [{ skillId: 'tax', name: 'Tax' }],
    queues: routing.queues.map((queue) => {
      const strategy = strategyOf.get(queue.queueId) ?? 'longest-idle';
      const skills = strategy === 'most-skilled' ? [{ skillId: 'tax', proficiency: 1 }] : [];
      const steps = queue.routing.steps.map((step) => ({ ...step, skills }));
      return { ...queue, wrapUpLimitMs: 0, routing: { ...queue.routing, strategy, steps } };
    }),
    agents: routing.agents.map((agent) => ({
      ...agent,
      skills: [{ skillId: 'tax', proficiency: PROFICIENCY[agent.agentId as AgentName] }],
    })),
    entryPoints: STRATEGIES.flatMap((strategy) => {
      const { queueId, number } = LINES[strategy];
      return routing.entryPoints.slice(0, 1).map((entry) => ({ ...entry, address: number, queueId, greeting: '', flowId: '' }));
    }),
  };
}

interface AnsweredContact {
  readonly contactId: string;
  readonly agentId: string;
}

/** The answers of a strategy's queue in the order of the log; each by whom the strategy had chosen. */
function answersIn(decisions: readonly string[], strategy: Strategy): AnsweredContact[] {
  const found: (AnsweredContact & { seq: number })[] = [];
  for (const text of decisions) {
    const { contactId, decisions: all } = JSON.parse(text) as Decisions;
    const offered = all.filter(({ turn }) => turn.kind === 'offered');
    const answered = all.filter(({ turn }) => turn.kind === 'answered');
    if (all[0]?.queueId === LINES[strategy].queueId) {
      assert.equal(offered.length, 1);
      assert.equal(answered.length, 1);
      assert.equal(offered[0]?.matching?.strategy, strategy);
      assert.equal(offered[0]?.matching?.chosenAgentId, offered[0]?.turn.agentId);
      found.push({ seq: answered[0]?.seq ?? 0, contactId, agentId: answered[0]?.turn.agentId ?? '' });
    }
  }
  return found.sort((a, b) => a.seq - b.seq).map(({ contactId, agentId }) => ({ contactId, agentId }));
}

async function byContact(stage: Stage, observed: readonly Heard[]): Promise<AnsweredContact[]> {
  const contacts = new Map((await stage.rest.contacts()).map(({ callerAddress, contactId }) => [callerAddress, contactId]));
  return observed.map(({ number, agent }) => ({ contactId: contacts.get(number) ?? '', agentId: agent }));
}
