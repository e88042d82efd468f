import { Spin } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../contract';
import { formatDuration } from '../../base/duration';
import { addPromptTexts } from '../../i18n/prompts';
import { inOrder } from '../../state/prompts';
import { useAdmin } from '../admin/admin-context';
import { goTo } from '../admin/admin-route';
import { MasterDetail } from '../admin/master-detail';
import type { ListItem } from '../admin/virtual-list';
import { NewPromptDialog } from './new-prompt-dialog';
import { PromptEditor } from './prompt-editor';
import { languageName, usePromptT, type PromptT } from './prompt-text';
import { useLibrary } from './use-recordings';
import { LoadFailed } from '../app/load-failed';
import './prompts.css';

addPromptTexts();

/** All that callers can hear: one's own recordings and those that ship. What is changed holds at once. */
export default function PromptsPage({ id }: { readonly id: string | undefined }): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  const { readOnly } = useAdmin();
  const library = useLibrary();
  const [adding, setAdding] = useState(false);
  const prompts = useMemo(() => inOrder(library.data ?? []), [library.data]);
  const items = useMemo(() => prompts.map((prompt) => item(t, prompt)), [t, prompts]);
  // One that is read anew in vain takes nothing away that is being written.
  if (library.isError && library.data === undefined) {
    return (
      <LoadFailed title={t('failed')} retryText={t('retry')} onRetry={() => library.refetch()} />
    );
  }
  if (library.isPending) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  const chosen = prompts.find((prompt) => keyOf(prompt) === id) ?? prompts.find(({ name }) => name === id) ?? prompts[0];
  return (
    <>
      <MasterDetail
        title={t('title')}
        items={items}
        selectedId={chosen === undefined ? undefined : keyOf(chosen)}
        onSelect={(key) => goTo('recordings', key)}
        onAdd={readOnly ? undefined : () => setAdding(true)}
        addText={t('add')}
        emptyText={t('empty')}
      >
        {chosen !== undefined && <PromptEditor key={keyOf(chosen)} prompt={chosen} prompts={prompts} />}
      </MasterDetail>
      {adding && <NewPromptDialog taken={new Set(prompts.map(({ name }) => name))} onClose={() => setAdding(false)} />}
    </>
  );
}

/** One that was deleted has the name of what ships, when it replaced that. */
function keyOf({ name, own, deletedAtMs }: Prompt): string {
  return own && deletedAtMs !== undefined ? `${name}:deleted` : name;
}

function item(t: PromptT, prompt: Prompt): ListItem {
  const { name, displayName, folder, own, ships, deletedAtMs, sounds } = prompt;
  const state = deletedAtMs !== undefined ? t('deleted') : !own ? t('ships') : ships ? t('replaces') : '';
  const heard = sounds.map(({ language, lengthMs }) => `${languageName(t, language)} ${formatDuration(lengthMs)}`);
  return {
    id: keyOf(prompt),
    title: folder === '' ? displayName : `${folder} / ${displayName}`,
    detail: [state, ...heard].filter((part) => part !== '').join(' · '),
    found: [name, ...sounds.map(({ text }) => text)].join(' '),
  };
}
