import { Button, Input, Select } from 'antd';
import { useId, useMemo, type ReactNode } from 'react';
import { SPOKEN_AS, type Sound, type SpokenAs } from '../../state/flow/document';
import { soundsOf, variablesOf } from '../../state/flow/names';
import { useForm } from '../admin/admin-context';
import { ProblemsAt } from '../admin/field';
import { useRecordings } from '../prompts/use-recordings';
import { useFlow, useFlowT } from './flow-context';
import { SpokenText } from './spoken-text';

interface Props {
  readonly at: string;
  readonly label: string; readonly hint?: string;
  readonly sounds: readonly Sound[];
}

/** A text is a value that is said as it is written; people take it for something of its own. */
type Kind = Sound['type'] | 'text';

const BLANK: Readonly<Record<Kind, Sound>> = {
  recording: { type: 'recording', name: '' },
  music: { type: 'music', name: '' },
  value: { type: 'value', as: 'digits', text: '' },
  text: { type: 'value', as: 'text', text: '' },
};

function kindOfSound(sound: Sound): Kind {
  return sound.type === 'value' && sound.as === 'text' ? 'text' : sound.type;
}

function asKind(sound: Sound, kind: Kind): Sound {
  return sound.type === 'value' || kind === 'value' || kind === 'text' ? BLANK[kind] : { type: kind, name: sound.name };
}

/** What is heard, one after the other. */
export function SoundsField({ at, label, hint, sounds }: Props): ReactNode {
  const t = useFlowT();
  const { readOnly, set } = useForm();
  const base = useId();
  const change = (next: readonly Sound[]): void => set(at, next);
  const move = (from: number, to: number): void => {
    const list = [...sounds];
    const [moved] = list.splice(from, 1);
    if (moved !== undefined) list.splice(to, 0, moved);
    change(list);
  };
  return (
    <fieldset className="admin-field sounds-field" data-place={at}>
      <legend>{label}</legend>
      {sounds.length === 0 && <p className="quiet">{t('sounds.none')}</p>}
      {sounds.map((sound, i) => (
        <div key={`${base}-${i}`} className="sound-row" data-place={`${at}/${i}`}>
          <SoundInput sound={sound} label={`${label} ${i + 1}`} onChange={(next) => change(sounds.with(i, next))} />
          {!readOnly && (
            <span className="row-tools">
              {sounds.length > 1 && (
                <>
                  <Button size="small" type="text" disabled={i === 0} aria-label={t('sounds.up')} title={t('sounds.up')} onClick={() => move(i, i - 1)}>
                    ↑
                  </Button>
                  <Button size="small" type="text" disabled={i === sounds.length - 1} aria-label={t('sounds.down')} title={t('sounds.down')} onClick={() => move(i, i + 1)}>
                    ↓
                  </Button>
                </>
              )}
              <Button size="small" type="text" aria-label={t('sounds.remove', { number: i + 1 })} title={t('sounds.remove', { number: i + 1 })} onClick={() => change(sounds.filter((_, other) => other !== i))}>
                ×
              </Button>
            </span>
          )}
          <ProblemsAt field={`${at}/${i}`} />
        </div>
      ))}
      <ProblemsAt field={at} exact />
      {!readOnly && (
        <Button size="small" onClick={() => change([...sounds, BLANK.recording])}>
          + {t('sounds.add')}
        </Button>
      )}
      {hint !== undefined && <p className="quiet">{hint}</p>}
    </fieldset>
  );
}

function SoundInput({ sound, label, onChange }: { readonly sound: Sound; readonly label: string; readonly onChange: (sound: Sound) => void }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useForm();
  const list = useId();
  return (
    <>
      <Select<Kind>
        className="sound-type"
        size="small"
        disabled={readOnly}
        value={kindOfSound(sound)}
        aria-label={`${label}: ${t('sounds.type')}`}
        popupMatchSelectWidth={false}
        options={(['recording', 'text', 'value', 'music'] as const).map((kind) => ({ value: kind, label: t(`sounds.${kind === 'text' ? 'spokenText' : kind}`) }))}
        onChange={(kind) => onChange(asKind(sound, kind))}
      />
      {sound.type === 'value' && sound.as === 'text' ? (
        <SpokenText label={label} text={sound.text} onChange={(text) => onChange({ ...sound, text })} />
      ) : sound.type === 'value' ? (
        <span className="sound-value">
          <Input size="small" disabled={readOnly} value={sound.text} maxLength={500} list={list} aria-label={`${label}: ${t('sounds.text')}`} placeholder="{balance}" title={t('sounds.textHint')} onChange={(event) => onChange({ ...sound, text: event.target.value })} />
          <VariableList id={list} />
          <Select<SpokenAs>
            size="small"
            disabled={readOnly}
            value={sound.as}
            aria-label={`${label}: ${t('sounds.as')}`}
            popupMatchSelectWidth={false}
            options={SPOKEN_AS.filter((as) => as !== 'text').map((as) => ({ value: as, label: t(`sounds.spokenAs.${as}`) }))}
            onChange={(as) => onChange({ ...sound, as })}
          />
        </span>
      ) : (
        <>
          <Input size="small" className="sound-name" disabled={readOnly} value={sound.name} maxLength={100} list={list} aria-label={`${label}: ${t('sounds.name')}`} placeholder={t('sounds.name')} onChange={(event) => onChange({ ...sound, name: event.target.value })} />
          <SoundList id={list} type={sound.type} />
        </>
      )}
    </>
  );
}

/** Variables in braces, to be chosen. */
export function VariableList({ id }: { readonly id: string }): ReactNode {
  const { flow } = useFlow().open.sheet;
  const names = useMemo(() => variablesOf(flow), [flow]);
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={`{${name}}`} />
      ))}
    </datalist>
  );
}

/** Those that this flow plays already, perhaps before they are recorded, and those of the library. */
function SoundList({ id, type }: { readonly id: string; readonly type: 'recording' | 'music' }): ReactNode {
  const { flow } = useFlow().open.sheet;
  const { spoken, music } = useRecordings();
  const names = useMemo(() => [...new Set([...soundsOf([flow], type), ...(type === 'recording' ? spoken : music)])], [flow, type, spoken, music]);
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
