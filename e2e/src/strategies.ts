/** The agents in the order of the configuration. */
export const AGENTS = ['alice', 'bob', 'carol'] as const;
export type AgentName = (typeof AGENTS)[number];
export const STRATEGIES = ['longest-idle', 'round-robin', 'most-skilled'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** In the one skill that is asked for. */
export const PROFICIENCY: Readonly<Record<AgentName, number>> = { alice: 3, bob: 5, carol: 1 };

/** Somebody dials, or hangs up. */
export interface Act {
  readonly caller: number;
  readonly does: 'dial' | 'hang-up';
}

export interface Answer {
  readonly caller: number;
  readonly agent: AgentName;
}

/** `+1 -1`: the first caller dials, and hangs up before anybody else dials. */
export function script(text: string): Act[] {
  return text
    .trim()
    .split(/\s+/)
    .map((act) => ({ caller: Number(act.slice(1)), does: act.startsWith('+') ? 'dial' : 'hang-up' }));
}

/**
 * Who must answer whom, by what the strategies are by definition; knows nothing of the product. Each agent has one call at
 * a time, an answer follows at once, and there is no wrap-up.
 *
 * @param idle who has been idle longest first; is left as it is at the end
 */
export function mustAnswer(strategy: Strategy, acts: readonly Act[], idle: AgentName[]): Answer[] {
  const answers: Answer[] = [];
  const talking = new Map<number, AgentName>();
  const waiting: number[] = [];
  let lastTurn: AgentName | undefined;
  const answer = (caller: number, agent: AgentName): void => {
    answers.push({ caller, agent });
    talking.set(caller, agent);
    lastTurn = agent;
  };
  for (const { caller, does } of acts) {
    if (does === 'hang-up') {
      const freed = talking.get(caller);
      if (!freed) {
        throw new Error(`caller ${caller} hangs up without an agent`);
      }
      talking.delete(caller);
      const next = waiting.shift();
      if (next === undefined) {
        idle.push(freed);
      } else {
        answer(next, freed);
      }
    } else if (idle.length > 0) {
      const chosen = choose(strategy, idle, lastTurn);
      idle.splice(idle.indexOf(chosen), 1);
      answer(caller, chosen);
    } else {
      waiting.push(caller);
    }
  }
  return answers;
}

function choose(strategy: Strategy, idle: readonly AgentName[], lastTurn: AgentName | undefined): AgentName {
  const first = { 'longest-idle': longestIdle, 'round-robin': nextInTurn, 'most-skilled': mostSkilled }[strategy](idle, lastTurn);
  if (!first) {
    throw new Error('nobody is idle');
  }
  return first;
}

function longestIdle(idle: readonly AgentName[]): AgentName | undefined {
  return idle[0];
}

function nextInTurn(idle: readonly AgentName[], lastTurn: AgentName | undefined): AgentName | undefined {
  const from = lastTurn === undefined ? 0 : AGENTS.indexOf(lastTurn) + 1;
  return [...AGENTS.slice(from), ...AGENTS.slice(0, from)].find((agent) => idle.includes(agent));
}

function mostSkilled(idle: readonly AgentName[]): AgentName | undefined {
  return [...idle].sort((a, b) => PROFICIENCY[b] - PROFICIENCY[a])[0];
}
