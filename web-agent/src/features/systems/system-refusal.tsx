import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../transport/reply';
import type { FieldProblem } from '../admin/admin-context';
import { refusalText } from '../app/refusal-text';
import { useSystemT } from './systems-text';

/** What is wrong with which field, of a form that was refused. */
export function fieldProblems(refusal: Refusal | undefined): readonly FieldProblem[] {
  return refusal?.code === 'bad-service' ? (refusal.problems ?? []).map(({ place, ...problem }) => ({ field: place, ...problem })) : [];
}

/** Why something wasn't done; where a system is asked, when that is why. */
export function SystemRefusal({ refusal, onClose }: { readonly refusal: Refusal; readonly onClose: () => void }): ReactNode {
  const t = useSystemT();
  const { t: appT } = useTranslation();
  const places = refusal.code === 'service-in-use' ? refusal.problems : undefined;
  return (
    <Alert
      className="system-notice"
      type="warning"
      showIcon
      role="alert"
      data-testid="system-refusal"
      title={refusalText(appT, refusal)}
      description={
        places !== undefined && (
          <ul>
            {places.map(({ place, message }) => (
              <li key={place}>{message}</li>
            ))}
          </ul>
        )
      }
      closable={{ onClose, 'aria-label': t('close') }}
    />
  );
}
