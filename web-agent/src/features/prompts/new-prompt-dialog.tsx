import { Alert, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { makeId } from '../../state/admin/ids';
import { EVERY_LANGUAGE } from '../../state/prompts';
import { goTo } from '../admin/admin-route';
import { FormModal } from '../app/form-modal';
import { useApp, useObservable } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { languageName, usePromptT } from './prompt-text';
import { MAX_FILE_BYTES, SoundInput } from './sound-input';
import { keepSound, usePromptChange, type ChosenSound } from './use-recordings';

interface Props {
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** A recording needs a name and its first sound. */
export function NewPromptDialog({ taken, onClose }: Props): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  const mine = useObservable(useApp().settings).language;
  const { run, busy, refusal, forgetRefusal } = usePromptChange();
  const [typed, setTyped] = useState('');
  const [language, setLanguage] = useState<string>(mine);
  const [sound, setSound] = useState<ChosenSound>();
  const displayName = typed.trim();
  const name = makeId(displayName, 'recording-', taken);
  const ready = displayName !== '' && sound !== undefined && sound.file.size <= MAX_FILE_BYTES;
  const save = async (): Promise<void> => {
    if (!ready || !(await run((client) => keepSound(client, name, language, sound)))) return;
    await run((client) => client.changePrompt(name, { displayName }));
    onClose();
    goTo('recordings', name);
  };
  const choose = (chosen: ChosenSound | undefined): void => {
    forgetRefusal();
    setSound(chosen);
  };
  return (
    <FormModal
      width={520}
      title={t('newTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: busy, 'data-testid': 'prompt-save' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="publish">
        <div className="admin-field">
          <label htmlFor="new-prompt-name">{t('name')}</label>
          <Input id="new-prompt-name" autoFocus maxLength={100} value={typed} data-testid="prompt-new-name" onChange={(event) => setTyped(event.target.value)} />
          <p className="quiet">{displayName === '' ? t('nameStays') : t('idWillBe', { id: name })}</p>
        </div>
        <div className="admin-field">
          <label htmlFor="new-prompt-language">{t('language')}</label>
          <Select<string>
            id="new-prompt-language"
            className="wide-input"
            value={language}
            options={['zh-CN', 'en', EVERY_LANGUAGE].map((each) => ({ value: each, label: languageName(t, each) }))}
            onChange={setLanguage}
          />
          <p className="quiet">{t('languageHint')}</p>
        </div>
        <SoundInput language={language} value={sound} onChange={choose} />
        {refusal !== undefined && <Alert type="error" showIcon role="alert" data-testid="prompt-refusal" title={refusalText(appT, refusal)} />}
      </div>
    </FormModal>
  );
}
