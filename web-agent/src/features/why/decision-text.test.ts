import { beforeAll, describe, expect, it } from 'vitest';
import i18next from 'i18next';
import type { Decision, DecisionExclusion, DecisionMatching } from '../../contract';
import { startTexts } from '../../i18n';
import { headline, reasons } from './decision-text';

const AT_MS = 1_000_000;
const queueNames = (queueId: string): string => (queueId === 'support' ? 'Support' : queueId);

const matching = (more: Partial<DecisionMatching> = {}): DecisionMatching => ({
  strategy: 'longest-idle',
  stepMs: 0,
  step: { afterMs: 0, skills: [], easeBy: 0, groupIds: [], alsoQueueIds: [] },
  ownNeeds: [],
  needs: [],
  onlyAgentId: '',
  candidateCount: 0,
  candidates: [],
  exclusions: [],
  ...more,
});

const decision = (turn: Decision['turn'], more: Partial<Decision> = {}): Decision => ({
  seq: 9,
  atMs: AT_MS,
  configVersion: 1,
  queueId: 'sales',
  queueName: 'Sales',
  turn,
  ...more,
});

const excluded = (reason: DecisionExclusion['reason'], count: number): DecisionExclusion => ({ reason, count, agents: [] });

const ana = { agentId: 'ana', name: 'Ana', load: 0, idleSeq: 3, idleSinceMs: AT_MS - 65_000, answered: 4, talkMs: 0, position: 1, weight: 1, skillSum: 0 };

describe('what is said of a decision', () => {
  beforeAll(() => startTexts('en'));
  const said = (of: Decision): string[] => reasons(i18next.t, of, queueNames);

  it('should say why the strategy chose', () => {
    const offered = decision(
      { kind: 'offered', agentId: 'ana', agentName: 'Ana', by: '' },
      { matching: matching({ candidateCount: 3, candidates: [ana], chosenAgentId: 'ana' }) },
    );
    expect(headline(i18next.t, offered, {})).toBe('Rings at Ana');
    expect(said(offered)[0]).toBe('Of 3 who could have it: fewest contacts in hand (0), then free for longest (1:05)');
  });

  it('should not explain a choice that it would not make', () => {
    const offered = decision(
      { kind: 'offered', agentId: 'bob', agentName: 'Bob', by: '' },
      { matching: matching({ candidateCount: 2, candidates: [ana], chosenAgentId: 'ana' }) },
    );
    expect(said(offered)).toEqual(['The program has changed since: today it would choose Ana.']);
  });

  it('should say whom the rules would have chosen when a supervisor chose another', () => {
    const assigned = (agentId: string): Decision =>
      decision(
        { kind: 'offered', agentId, agentName: agentId, by: 'leader' },
        { matching: matching({ candidateCount: 1, candidates: [ana], chosenAgentId: 'ana' }) },
      );
    expect(said(assigned('bob'))).toEqual(['The rules of the queue would have chosen Ana.']);
    expect(said(assigned('ana'))).toEqual([]);
    expect(headline(i18next.t, assigned('bob'), { leader: 'Team leader' })).toBe('Team leader assigned it to bob');
    expect(headline(i18next.t, assigned('bob'), {})).toBe('leader assigned it to bob');
  });

  it('should count why nobody could have it, without those who never could', () => {
    const waits = (...exclusions: DecisionExclusion[]): string[] =>
      said(decision({ kind: 'queued', origin: 'arrived', stickyAgentId: '' }, { matching: matching({ exclusions }) }));
    expect(waits(excluded('not-in-queue', 30), excluded('not-skilled', 2), excluded('not-ready', 1))).toEqual([
      'No agent of the queue could have it: Not ready (1), Lacks a skill (2)',
    ]);
    expect(waits(excluded('not-in-queue', 30))).toEqual(['No agent serves this queue.']);
  });

  it('should say what an overflow looked at, and where it went', () => {
    const facts = { queueId: 'sales', calendarId: '', open: true, signedInAgents: 1, waiting: 5, lengthLimit: 4, waitedMs: 0, waitLimitMs: 0 };
    const went = decision({ kind: 'overflowed', cause: 'too-long', target: { kind: 'queue', name: 'support' }, facts });
    expect(headline(i18next.t, went, {})).toBe('Sales could not serve it');
    expect(said(went)).toEqual(['5 were waiting already; the limit is 4', 'It goes on to Support']);
  });
});
