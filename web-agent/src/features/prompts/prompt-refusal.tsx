import type { ReactNode } from 'react';
import type { Refusal } from '../../transport/reply';
import { RefusalNotice } from '../app/refusal-notice';
import { usePromptT } from './prompt-text';

/** Why something wasn't done to a recording; where it is played, when that is why. */
export function PromptRefusal({ refusal, onClose }: { readonly refusal: Refusal; readonly onClose: () => void }): ReactNode {
  const t = usePromptT();
  return <RefusalNotice refusal={refusal} places={refusal.problems} className="prompt-notice" testId="prompt-refusal" closeText={t('close')} onClose={onClose} />;
}
