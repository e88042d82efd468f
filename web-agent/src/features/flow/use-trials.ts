import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowTrial, FlowTrialReport, FlowTrials } from '../../contract';
import type { Flow } from '../../state/flow/document';
import { withMade, type Trial } from '../../state/flow/trials';
import type { WrittenTrials } from '../../state/flow/unsaved-trials';
import type { Refusal, Reply } from '../../transport/reply';
import { useObservable } from '../app/context';
import { valueOf } from '../app/use-options';
import { useFlows } from './flows-context';

/** What came of a run, and of which flow. */
export interface Run {
  readonly flow: Flow;
  readonly trials: readonly Trial[];
  readonly report: FlowTrialReport;
}

export interface Trials {
  readonly phase: 'loading' | 'failed' | 'open';
  readonly trials: readonly Trial[];
  readonly required: boolean;
  /** Something isn't saved. */
  readonly changed: boolean;
  readonly busy: 'run' | 'generate' | 'save' | undefined;
  readonly refusal: Refusal | undefined;
  readonly set: (trials: readonly Trial[]) => void;
  readonly setRequired: (required: boolean) => void;
  readonly run: () => void;
  readonly generate: () => void;
  readonly save: () => void;
  /** Takes what is saved; what was written is lost. */
  readonly reload: () => void;
}

function writtenOf({ revision, required, trials }: FlowTrials): WrittenTrials {
  return { revision, required, trials: trials };
}

/** The tests of a flow while they are written. They are kept while something else is looked at. */
export function useTrials(flow: Flow, onRun: (run: Run) => void): Trials {
  const { api, drafts } = useFlows();
  const queries = useQueryClient();
  const { flowId } = flow;
  const key = ['flows', 'trials', flowId];
  const kept = useQuery({ queryKey: key, queryFn: () => valueOf(api.getTrials(flowId)) });
  const unsaved = drafts.trials(flowId);
  const mine = useObservable(unsaved.written);
  const [busy, setBusy] = useState<Trials['busy']>();
  const [refusal, setRefusal] = useState<Refusal>();
  const held = kept.data === undefined ? undefined : writtenOf(kept.data);
  const now = mine ?? held;
  const trials = now?.trials ?? [];
  const change = (part: (before: WrittenTrials) => Partial<WrittenTrials>): void => {
    if (now !== undefined) unsaved.write(now, part);
  };
  const doing = async <T>(what: NonNullable<Trials['busy']>, call: Promise<Reply<T>>, then: (value: T) => void): Promise<void> => {
    setBusy(what);
    const reply = await call;
    setBusy(undefined);
    setRefusal(reply.ok ? undefined : reply);
    if (reply.ok) then(reply.value);
  };
  const sent = (list: readonly Trial[]): FlowTrial[] => list as unknown as FlowTrial[];
  return {
    phase: kept.isError && now === undefined ? 'failed' : now === undefined ? 'loading' : 'open',
    trials,
    required: now?.required ?? false,
    changed: mine !== undefined,
    busy,
    refusal,
    set: (next) => change(() => ({ trials: next })),
    setRequired: (required) => change(() => ({ required })),
    run: () => void doing('run', api.runTrials(flow, sent(trials)), (report) => onRun({ flow, trials, report })),
    generate: () => void doing('generate', api.generateTrials(flow), (made) => change((before) => ({ trials: withMade(before.trials, made.trials) }))),
    save: () =>
      now !== undefined &&
      void doing('save', api.saveTrials(flowId, { revision: now.revision, required: now.required, trials: sent(now.trials) }), (saved) => {
        queries.setQueryData(key, saved);
        unsaved.saved(now, saved.revision);
      }),
    reload: () => {
      unsaved.discard();
      setRefusal(undefined);
      void kept.refetch();
    },
  };
}
