import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PromptUse } from '../../contract';
import { adminHref } from '../admin/admin-route';
import { usePromptT } from './prompt-text';
import { usePromptUses } from './use-recordings';

/** Where a recording is played, with the way there. */
export function UseList({ name }: { readonly name: string }): ReactNode {
  const t = usePromptT();
  const uses = usePromptUses(name);
  return (
    <section className="card" aria-label={t('uses')} data-testid="prompt-uses">
      <h3>{t('uses')}</h3>
      {uses.isError && (
        <p className="quiet">
          {t('usesFailed')}{' '}
          <Button size="small" onClick={() => void uses.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {uses.data?.length === 0 && <p className="quiet">{t('notUsed')}</p>}
      <ul className="link-list">
        {uses.data?.map((use) => (
          <li key={`${use.kind} ${use.id} ${use.place}`}>
            <a href={hrefOf(use)}>{use.message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hrefOf({ kind, id }: PromptUse): string {
  switch (kind) {
    case 'flow':
      return adminHref('flows', id);
    case 'queue':
      return adminHref('queues', id);
    case 'entry-point':
      return adminHref('entryPoints', id);
    case 'voicemail-box':
      return adminHref('voicemailBoxes', id);
    case 'offers':
      return adminHref('offers');
  }
}
