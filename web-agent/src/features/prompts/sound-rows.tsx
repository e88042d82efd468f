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
import { PromptRefusal } from './prompt-refusal';
import { usePromptChange, usePromptSound } from './use-recordings';

const SPOKEN = ['zh-CN', 'en'];

/** What is heard in each language; those that nothing is recorded in yet, too. */
export function SoundRows({ prompt, readOnly }: { readonly prompt: Prompt; readonly readOnly: boolean }): ReactNode {
  const t = usePromptT();
  const [saving, setSaving] = useState<string>();
  const there = [...prompt.sounds, ...prompt.deletedSounds].map(({ language }) => language);
  // What is the same for all has no other languages beside it, unless somebody wants them.
  const wanted = prompt.sounds.some(({ language }) => language === EVERY_LANGUAGE) ? [] : SPOKEN;
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
              {sound === undefined ? <span className="quiet">{t(prompt.deletedSounds.some((gone) => gone.language === language) ? 'soundRemoved' : 'noSound')}</span> : <Heard name={prompt.name} sound={sound} />}
              {!readOnly && <RowTools prompt={prompt} language={language} onUpload={() => setSaving(language)} />}
              {sound !== undefined && sound.text !== '' && <p className="sound-text">{sound.text}</p>}
            </li>
          );
        })}
      </ul>
      {saving !== undefined && <SoundDialog prompt={prompt} language={saving} onClose={() => setSaving(undefined)} />}
    </section>
  );
}

/** Another sound; and one of your own can be taken away, and brought back while nothing has taken its place. */
function RowTools({ prompt, language, onUpload }: { readonly prompt: Prompt; readonly language: string; readonly onUpload: () => void }): ReactNode {
  const t = usePromptT();
  const { run, busy, refusal, forgetRefusal } = usePromptChange();
  const own = prompt.sounds.some((sound) => sound.language === language && sound.version > 0);
  const deleted = prompt.deletedSounds.some((sound) => sound.language === language);
  const setDeleted = (next: boolean): void => void run((client) => client.changeSound(prompt.name, language, next));
  return (
    <>
      <span className="sound-tools">
        <Button size="small" data-testid={`prompt-upload-${language}`} onClick={onUpload}>
          {t('upload')}
        </Button>
        {own && (
          <Button size="small" danger loading={busy} data-testid={`prompt-remove-${language}`} onClick={() => setDeleted(true)}>
            {t('remove')}
          </Button>
        )}
        {!own && deleted && (
          <Button size="small" loading={busy} data-testid={`prompt-bring-back-${language}`} onClick={() => setDeleted(false)}>
            {t('restore')}
          </Button>
        )}
      </span>
      {refusal !== undefined && <PromptRefusal refusal={refusal} onClose={forgetRefusal} />}
    </>
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
