import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAdminT, type FieldProblem } from './admin-context';
import { ProblemLine } from './field';

const LISTED = 100;

export interface ListedProblem {
  readonly key: string;
  readonly severity: FieldProblem['severity'];
  /** What has it. */
  readonly subject: ReactNode;
  readonly text: string;
  /** Undefined: it is nowhere in particular. */
  readonly lead: (() => void) | undefined;
}

/** All that is wrong, errors first; each leads to its field. */
export function ProblemLines({ problems }: { readonly problems: readonly ListedProblem[] }): ReactNode {
  const t = useAdminT();
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className="problem-list" data-testid="admin-problem-list">
      {sorted.slice(0, LISTED).map(({ key, severity, subject, text, lead }) => (
        <li key={key}>
          <Button type="link" size="small" disabled={lead === undefined} onClick={lead}>
            {subject}
          </Button>
          <ProblemLine text={text} severity={severity} />
        </li>
      ))}
      {sorted.length > LISTED && <li className="quiet">{t('diff.more', { count: sorted.length - LISTED })}</li>}
    </ul>
  );
}
