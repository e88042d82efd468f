import type { ReactNode } from 'react';
import type { Refusal } from '../../transport/reply';
import type { FieldProblem } from '../admin/admin-context';
import { RefusalNotice } from '../app/refusal-notice';
import { useSystemT } from './systems-text';

/** What is wrong with which field, of a form that was refused. */
export function fieldProblems(refusal: Refusal | undefined): readonly FieldProblem[] {
  return refusal?.code === 'bad-service' ? (refusal.problems ?? []).map(({ place, ...problem }) => ({ field: place, ...problem })) : [];
}

/** Why something wasn't done; where a system is asked, when that is why. */
export function SystemRefusal({ refusal, onClose }: { readonly refusal: Refusal; readonly onClose: () => void }): ReactNode {
  const t = useSystemT();
  const places = refusal.code === 'service-in-use' ? refusal.problems : undefined;
  return <RefusalNotice refusal={refusal} places={places} className="system-notice" testId="system-refusal" closeText={t('close')} onClose={onClose} />;
}
