import type { ReactNode } from 'react';
import { nameOfNode } from '../../state/flow/document';
import { LEADS_NOWHERE, type FlowProblem } from '../../state/flow/problems';
import { ProblemLines } from '../admin/problem-lines';
import { useFlow, useFlowT } from './flow-context';
import type { FlowT, FlowWords } from './flow-words';

/** The server's words; our own problems have theirs here. */
export function problemWords(t: FlowT, words: FlowWords, { field, code, message }: FlowProblem): string {
  if (code === LEADS_NOWHERE) return t('problem.leads-nowhere');
  // The server knows exits by the names that they have in the document.
  if (code === 'missing-exit') return t('problem.missing-exit', { exit: words.exit(field.replace(/^exits\//, '')) });
  return message === '' ? t('problem.unreadable') : message;
}

/** What is wrong with the flow; each leads to its node, and to the field there. */
export function FlowProblemList({ problems, onGone }: { readonly problems: readonly FlowProblem[]; readonly onGone: () => void }): ReactNode {
  const t = useFlowT();
  const { open, show, words } = useFlow();
  const { flow } = open.sheet;
  const listed = problems.map((problem, i) => {
    const { nodeId, field, code, severity } = problem;
    return {
      key: `${nodeId}/${field}/${code}/${i}`,
      severity,
      subject: <strong>{nodeId === '' ? t('problem.wholeFlow') : nameOfNode(flow, nodeId)}</strong>,
      text: problemWords(t, words, problem),
      lead: () => {
        onGone();
        show(nodeId, field === '' ? 'name' : field);
      },
    };
  });
  return <ProblemLines problems={listed} />;
}
