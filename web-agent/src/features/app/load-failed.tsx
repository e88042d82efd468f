import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly retryText: string;
  readonly onRetry: () => unknown;
}

/** Something could not be read from the server. */
export function LoadFailed({ title, retryText, onRetry }: Props): ReactNode {
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      action={
        <Button size="small" onClick={() => void onRetry()}>
          {retryText}
        </Button>
      }
    />
  );
}
