import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Prompt, PromptSound } from '../../contract';
import { formatMoment } from '../../i18n/format';
import { EVERY_LANGUAGE } from '../../state/prompts';
import { useUserName } from '../admin/use-people';
import { useApp, useObservable, useWorkplace } from '../app/context';
import { SoundPlayer } from '../sound/sound-player';
import { languageName, usePromptT } from './prompt-text';
import { SoundDialog } from './sound-dialog';
import { usePromptSound } from './use-recordings';

const SPOKEN = ['zh-CN', 'en'];

/** What is heard in each language; those that nothing is recorded in yet, too. */
export function SoundRows({ prompt, readOnly }: { readonly prompt: Prompt; readonly readOnly: boolean }): ReactNode {
  const t = usePromptT();
  const [saving, setSaving] = useState<string>();
  const there = prompt.sounds.map(({ language }) => language);
  // What is the same for all has no other languages beside it, unless somebody wants them.
  const wanted = there.includes(EVERY_LANGUAGE) ? [] : SPOKEN;
  const languages = [...new Set([...wanted, ...there])];
  return (
    <section className="card" aria-label={t('sounds')}>
      <h3>{t('sounds')}</h3>
      <ul className="sound-rows">
        {languages.map((language) => {
          const sound = prompt.sounds.find((each) => each.language === language);
          return (
            <li key={language} data-testid={`prompt-sound-${language}`}>
              <div className="sound-language">
                <strong>{languageName(t, language)}</strong>
                {sound !== undefined && <SavedBy sound={sound} />}
              </div>
              {sound === undefined ? <span className="quiet">{t('noSound')}</span> : <Heard name={prompt.name} sound={sound} />}
              {!readOnly && (
                <Button size="small" data-testid={`prompt-upload-${language}`} onClick={() => setSaving(language)}>
                  {t('upload')}
                </Button>
              )}
              {sound !== undefined && sound.text !== '' && <p className="sound-text">{sound.text}</p>}
            </li>
          );
        })}
      </ul>
      {saving !== undefined && <SoundDialog prompt={prompt} language={saving} onClose={() => setSaving(undefined)} />}
    </section>
  );
}

function Heard({ name, sound }: { readonly name: string; readonly sound: PromptSound }): ReactNode {
  const [wanted, setWanted] = useState(true);
  const file = usePromptSound(name, sound.language, sound.version, wanted);
  return <SoundPlayer sound={file} lengthMs={sound.lengthMs} onWanted={() => setWanted(true)} />;
}

function SavedBy({ sound }: { readonly sound: PromptSound }): ReactNode {
  const t = usePromptT();
  const userName = useUserName();
  const { language } = useObservable(useApp().settings);
  const { clock } = useWorkplace();
  const { savedBy, savedAtMs } = sound;
  return <small className="quiet">{savedBy === undefined || savedAtMs === undefined ? t('ships') : t('bySomebody', { name: userName(savedBy), when: formatMoment(savedAtMs, clock.nowMs(), language) })}</small>;
}
