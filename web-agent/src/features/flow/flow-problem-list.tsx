import type { ReactNode } from 'react';
import { nameOfNode } from '../../state/flow/document';
import { LEADS_NOWHERE, type FlowProblem } from '../../state/flow/problems';
import { ProblemLines } from '../admin/problem-lines';
import { useFlow, useFlowT } from './flow-context';
import type { FlowT } from './flow-words';

/** The server's words; our own problems have theirs here. */
export function problemWords(t: FlowT, { code, message }: Pick<FlowProblem, 'code' | 'message'>): string {
  if (code === LEADS_NOWHERE) return t('problem.leads-nowhere');
  return message === '' ? t('problem.unreadable') : message;
}

/** What is wrong with the flow; each leads to its node, and to the field there. */
export function FlowProblemList({ problems, onGone }: { readonly problems: readonly FlowProblem[]; readonly onGone: () => void }): ReactNode {
  const t = useFlowT();
  const { open, show } = useFlow();
  const { flow } = open.sheet;
  const listed = problems.map((problem, i) => {
    const { nodeId, field, code, severity } = problem;
    return {
      key: `${nodeId}/${field}/${code}/${i}`,
      severity,
      subject: <strong>{nodeId === '' ? t('problem.wholeFlow') : nameOfNode(flow, nodeId)}</strong>,
      text: problemWords(t, problem),
      lead: () => {
        onGone();
        show(nodeId, field === '' ? 'name' : field);
      },
    };
  });
  return <ProblemLines problems={listed} />;
}
