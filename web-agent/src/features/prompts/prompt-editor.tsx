import { Alert, AutoComplete, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../contract';
import { foldersOf, moved } from '../../state/prompts';
import { useAdmin } from '../admin/admin-context';
import { refusalText } from '../app/refusal-text';
import { PromptRefusal } from './prompt-refusal';
import { SoundRows } from './sound-rows';
import { usePromptT } from './prompt-text';
import { UseList } from './use-list';
import { usePromptChange } from './use-recordings';

interface Props {
  readonly prompt: Prompt;
  readonly prompts: readonly Prompt[];
}

/** A recording: how it is shown, what is heard in each language, where it is played. */
export function PromptEditor({ prompt, prompts }: Props): ReactNode {
  const t = usePromptT();
  const { readOnly } = useAdmin();
  const { name, displayName, own, ships, deletedAtMs } = prompt;
  const changeable = own && !readOnly && deletedAtMs === undefined;
  return (
    <div className="editor" data-testid="prompt-editor" data-prompt={name}>
      <header className="editor-head">
        <div className="editor-name">
          <h2>{displayName}</h2>
          <code title={t('nameStays')}>{name}</code>
          {deletedAtMs === undefined && ships && <span className="quiet">{t(own ? 'replaces' : 'ships')}</span>}
        </div>
        {own && !readOnly && <Tools prompt={prompt} prompts={prompts} />}
      </header>
      {changeable && <Shown prompt={prompt} prompts={prompts} />}
      <SoundRows prompt={prompt} readOnly={readOnly || deletedAtMs !== undefined} />
      <UseList name={name} />
    </div>
  );
}

function Tools({ prompt, prompts }: Props): ReactNode {
  const t = usePromptT();
  const { run, busy, refusal, forgetRefusal } = usePromptChange();
  const { name, folder, deletedAtMs } = prompt;
  const setDeleted = (deleted: boolean): void => void run((client) => client.changePrompt(name, { deleted }));
  const move = (names: string[] | undefined): void => {
    if (names !== undefined) void run((client) => client.orderPrompts(folder, names));
  };
  const up = moved(prompts, prompt, -1);
  const down = moved(prompts, prompt, 1);
  return (
    <>
      <div className="editor-tools">
        {deletedAtMs === undefined && (
          <>
            <Button size="small" disabled={up === undefined || busy} aria-label={t('moveUp')} title={t('moveUp')} onClick={() => move(up)}>
              ↑
            </Button>
            <Button size="small" disabled={down === undefined || busy} aria-label={t('moveDown')} title={t('moveDown')} onClick={() => move(down)}>
              ↓
            </Button>
            <Button size="small" danger loading={busy} data-testid="prompt-delete" onClick={() => setDeleted(true)}>
              {t('delete')}
            </Button>
          </>
        )}
      </div>
      {deletedAtMs !== undefined && (
        <Alert
          className="prompt-notice"
          type="info"
          showIcon
          role="status"
          title={t('wasDeleted', { name: prompt.displayName })}
          action={
            <Button size="small" loading={busy} data-testid="prompt-restore" onClick={() => setDeleted(false)}>
              {t('restore')}
            </Button>
          }
        />
      )}
      {refusal !== undefined && <PromptRefusal refusal={refusal} onClose={forgetRefusal} />}
    </>
  );
}

function Shown({ prompt, prompts }: Props): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  const { run, refusal } = usePromptChange();
  const [name, setName] = useState<string>();
  const [folder, setFolder] = useState<string>();
  const saveName = (): void => {
    const displayName = (name ?? '').trim();
    setName(undefined);
    if (displayName !== '' && displayName !== prompt.displayName) void run((client) => client.changePrompt(prompt.name, { displayName }));
  };
  const saveFolder = (typed: string): void => {
    setFolder(undefined);
    if (typed.trim() !== prompt.folder) void run((client) => client.changePrompt(prompt.name, { folder: typed.trim() }));
  };
  return (
    <section className="card" aria-label={prompt.displayName}>
      <p className="at-once">{t('atOnce')}</p>
      {refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
      <div className="field-grid">
        <div className="admin-field">
          <label htmlFor="prompt-name">{t('name')}</label>
          <Input id="prompt-name" maxLength={100} value={name ?? prompt.displayName} onChange={(event) => setName(event.target.value)} onBlur={saveName} onPressEnter={saveName} />
        </div>
        <div className="admin-field">
          <label htmlFor="prompt-folder">{t('folder')}</label>
          <AutoComplete<string>
            id="prompt-folder"
            className="wide-input"
            value={folder ?? prompt.folder}
            placeholder={t('noFolder')}
            options={foldersOf(prompts).map((each) => ({ value: each }))}
            onChange={(typed) => setFolder(typed.slice(0, 60))}
            onSelect={saveFolder}
            onBlur={() => saveFolder(folder ?? prompt.folder)}
          />
        </div>
      </div>
    </section>
  );
}
