import { Alert } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../contract';
import { FormModal } from '../app/form-modal';
import { refusalText } from '../app/refusal-text';
import { languageName, usePromptT } from './prompt-text';
import { MAX_FILE_BYTES, SoundInput } from './sound-input';
import { keepSound, usePromptChange, type ChosenSound } from './use-recordings';

interface Props {
  readonly prompt: Prompt;
  readonly language: string;
  readonly onClose: () => void;
}

/** Puts another sound in the place of what is heard in one language. */
export function SoundDialog({ prompt, language, onClose }: Props): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  const { run, busy, refusal, forgetRefusal } = usePromptChange();
  const [sound, setSound] = useState<ChosenSound>();
  const ready = sound !== undefined && sound.file.size <= MAX_FILE_BYTES;
  const save = async (): Promise<void> => {
    if (ready && (await run((client) => keepSound(client, prompt.name, language, sound)))) onClose();
  };
  const choose = (chosen: ChosenSound | undefined): void => {
    forgetRefusal();
    setSound(chosen);
  };
  return (
    <FormModal
      width={520}
      title={t('soundTitle', { name: prompt.displayName, language: languageName(t, language) })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: busy, 'data-testid': 'prompt-save' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="publish">
        <SoundInput language={language} value={sound} onChange={choose} />
        {refusal !== undefined && <Alert type="error" showIcon role="alert" data-testid="prompt-refusal" title={refusalText(appT, refusal)} />}
      </div>
    </FormModal>
  );
}
