import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../transport/reply';
import { EVERY_LANGUAGE } from '../../state/prompts';
import { refusalText } from '../app/refusal-text';
import { usePromptT } from './prompt-text';
import { usePromptClient, useVoices, type ChosenSound } from './use-recordings';

const MAX_CHARS = 1_000;
const ANY = '';

interface Props {
  readonly language: string;
  readonly onSound: (sound: ChosenSound | undefined) => void;
}

/** What is typed is spoken by the server; not there where nobody on the server can speak. */
export function TextInput({ language, onSound }: Props): ReactNode {
  const t = usePromptT();
  const { t: appT } = useTranslation();
  const client = usePromptClient();
  const voices = useVoices().filter((voice) => language === EVERY_LANGUAGE || voice.language === '' || voice.language === language);
  const [text, setText] = useState('');
  const [voiceId, setVoiceId] = useState(ANY);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  if (voices.length === 0) return null;
  const speak = async (): Promise<void> => {
    const speech = { text: text.trim(), ...(voiceId === ANY ? {} : { voiceId }) };
    setBusy(true);
    const reply = await client.speak(speech, language);
    setBusy(false);
    setRefusal(reply.ok ? undefined : reply);
    if (reply.ok) onSound({ file: reply.value, fileName: '', speech });
  };
  const type = (typed: string): void => {
    setText(typed);
    // What was heard isn't what would be kept.
    onSound(undefined);
  };
  return (
    <div className="sound-text-input">
      <label htmlFor="prompt-text">{t('text')}</label>
      <Input.TextArea id="prompt-text" data-testid="prompt-text" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={MAX_CHARS} value={text} placeholder={t('textHint')} onChange={(event) => type(event.target.value)} />
      <div className="sound-ways">
        <Select<string>
          aria-label={t('voice')}
          value={voiceId}
          options={[{ value: ANY, label: t('anyVoice') }, ...voices.map((voice) => ({ value: voice.voiceId, label: voice.name }))]}
          onChange={setVoiceId}
        />
        <Button data-testid="prompt-speak" disabled={text.trim() === ''} loading={busy} onClick={() => void speak()}>
          {t('listen')}
        </Button>
      </div>
      {refusal !== undefined && <p className="problem-line">{refusalText(appT, refusal)}</p>}
    </div>
  );
}
