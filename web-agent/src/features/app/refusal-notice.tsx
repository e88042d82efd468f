import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../transport/reply';
import { refusalText } from './refusal-text';

interface Props {
  readonly refusal: Refusal;
  /** What is in the way; none: nothing in particular. */
  readonly places: Refusal['problems'];
  readonly className: string;
  readonly testId: string;
  readonly closeText: string;
  readonly onClose: () => void;
}

/** Why something wasn't done, and where it is still used, when that is why. */
export function RefusalNotice({ refusal, places, className, testId, closeText, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert
      className={className}
      type="warning"
      showIcon
      role="alert"
      data-testid={testId}
      title={refusalText(t, refusal)}
      description={
        places !== undefined && (
          <ul>
            {places.map(({ place, message }) => (
              <li key={place}>{message}</li>
            ))}
          </ul>
        )
      }
      closable={{ onClose, 'aria-label': closeText }}
    />
  );
}
