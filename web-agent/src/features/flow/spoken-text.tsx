import { Button, Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languagesOf, MAX_SPOKEN_CHARS, variablesOf } from '../../state/flow/names';
import type { Refusal } from '../../transport/reply';
import { useForm } from '../admin/admin-context';
import { refusalText } from '../app/refusal-text';
import { usePromptClient } from '../prompts/use-recordings';
import { useFlow, useFlowT } from './flow-context';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A text that a speech engine speaks to callers, with variables; it can be listened to as it is typed. */
export function SpokenText({ label, text, onChange }: Props): ReactNode {
  const t = useFlowT();
  const { readOnly } = useForm();
  const { flow } = useFlow().open.sheet;
  const variables = useMemo(() => {
    const secret = flow.nodes.filter(({ step }) => step['secret'] === true).map(({ step }) => step['variable']);
    return variablesOf(flow).filter((name) => !secret.includes(name));
  }, [flow]);
  const languages = useMemo(() => languagesOf(flow), [flow]);
  return (
    <span className="sound-value">
      <Input.TextArea
        size="small"
        disabled={readOnly}
        value={text}
        maxLength={MAX_SPOKEN_CHARS}
        showCount
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-label={`${label}: ${t('sounds.say')}`}
        placeholder={t('sounds.sayHint')}
        data-testid="sound-say"
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="spoken-tools">
        {!readOnly && (
          <Select<string>
            size="small"
            value={null}
            placeholder={t('sounds.insert')}
            aria-label={`${label}: ${t('sounds.insert')}`}
            popupMatchSelectWidth={false}
            options={variables.map((name) => ({ value: name, label: `{${name}}` }))}
            onChange={(name) => onChange(`${text}{${name}}`.slice(0, MAX_SPOKEN_CHARS))}
          />
        )}
        <Listen text={text} languages={languages} />
      </span>
    </span>
  );
}

/** How it sounds in each language of the flow; in the place of a variable its name is heard. */
function Listen({ text, languages }: { readonly text: string; readonly languages: readonly string[] }): ReactNode {
  const t = useFlowT();
  const { words } = useFlow();
  const { t: appT } = useTranslation();
  const client = usePromptClient();
  const player = usePlayer();
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const spoken = text.replaceAll(/\{([a-z][a-z0-9_-]*)\}/g, ' $1 ').trim();
  const listen = async (language: string): Promise<void> => {
    setBusy(language);
    const reply = await client.speak({ text: spoken }, language);
    setBusy(undefined);
    setRefusal(reply.ok ? undefined : reply);
    if (reply.ok) player(reply.value);
  };
  return (
    <>
      {languages.map((language) => (
        <Button key={language} size="small" disabled={spoken === ''} loading={busy === language} data-testid={`sound-listen-${language}`} onClick={() => void listen(language)}>
          ▶ {words.languageName(language)}
        </Button>
      ))}
      {refusal !== undefined && (
        <span className="problem-line" role="alert">
          {refusal.code === 'no-speech' ? t('sounds.noSpeech') : refusalText(appT, refusal)}
        </span>
      )}
    </>
  );
}

/** Plays one sound at a time, and none once nobody looks any more. */
function usePlayer(): (sound: Blob) => void {
  const playing = useRef<{ readonly audio: HTMLAudioElement; readonly url: string }>(undefined);
  const stop = (): void => {
    playing.current?.audio.pause();
    if (playing.current !== undefined) URL.revokeObjectURL(playing.current.url);
    playing.current = undefined;
  };
  useEffect(() => stop, []);
  return (sound) => {
    stop();
    const url = URL.createObjectURL(sound);
    const audio = new Audio(url);
    playing.current = { audio, url };
    // A browser that lets no page be heard says so itself.
    void audio.play().catch(() => undefined);
  };
}
