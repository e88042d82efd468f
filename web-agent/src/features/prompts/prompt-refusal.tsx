import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../transport/reply';
import { refusalText } from '../app/refusal-text';
import { usePromptT } from './prompt-text';

/** Why something wasn't done to a recording; where it is played, when that is why. */
export function PromptRefusal({ refusal, onClose }: { readonly refusal: Refusal; readonly onClose: () => void }): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  return (
    <Alert
      className="prompt-notice"
      type="warning"
      showIcon
      role="alert"
      data-testid="prompt-refusal"
      title={refusalText(appT, refusal)}
      description={
        refusal.problems !== undefined && (
          <ul>
            {refusal.problems.map(({ place, message }) => (
              <li key={place}>{message}</li>
            ))}
          </ul>
        )
      }
      closable={{ onClose, 'aria-label': t('close') }}
    />
  );
}
