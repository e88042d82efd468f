import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { formatDuration } from '../../base/duration';
import { SoundRecorder } from '../../media/sound-recorder';
import { useObservable } from '../app/context';
import { MicrophoneIcon } from '../app/icons';
import { usePromptT } from './prompt-text';
import { TextInput } from './text-input';
import type { ChosenSound } from './use-recordings';

export const MAX_FILE_BYTES = 16 * 1_024 * 1_024;

interface Props {
  readonly language: string;
  readonly value: ChosenSound | undefined;
  readonly onChange: (sound: ChosenSound | undefined) => void;
}

/** A file, what is said into the microphone, or a text that is spoken; to be listened to before it is saved. */
export function SoundInput({ language, value, onChange }: Props): ReactNode {
  const t = usePromptT();
  const picker = useRef<HTMLInputElement>(null);
  const tooLarge = value !== undefined && value.file.size > MAX_FILE_BYTES;
  return (
    <div className="admin-field sound-input">
      <span>{t('file')}</span>
      <div className="sound-ways">
        <input
          ref={picker}
          type="file"
          hidden
          accept=".wav,.mp3,.ogg,.oga,.opus,audio/*"
          data-testid="prompt-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onChange({ file, fileName: file.name });
            event.target.value = '';
          }}
        />
        <Button onClick={() => picker.current?.click()}>{t('chooseFile')}</Button>
        <Recorder onFile={(file) => onChange({ file, fileName: '' })} />
      </div>
      <TextInput language={language} onSound={onChange} />
      {value === undefined ? <p className="quiet">{t('fileHint')}</p> : <Chosen sound={value} />}
      {tooLarge && <p className="problem-line">{t('tooLarge')}</p>}
    </div>
  );
}

function Recorder({ onFile }: { readonly onFile: (wav: Blob) => void }): ReactNode {
  const t = usePromptT();
  const got = useRef(onFile);
  useEffect(() => {
    got.current = onFile;
  });
  const [recorder, setRecorder] = useState<SoundRecorder>();
  useEffect(() => () => recorder?.close(), [recorder]);
  const record = (): void => {
    const next = new SoundRecorder((wav) => got.current(wav));
    setRecorder(next);
    void next.start();
  };
  return recorder === undefined ? (
    <Button icon={<MicrophoneIcon />} data-testid="prompt-record" onClick={record}>
      {t('recordNow')}
    </Button>
  ) : (
    <RecorderState recorder={recorder} onAgain={record} />
  );
}

function RecorderState({ recorder, onAgain }: { readonly recorder: SoundRecorder; readonly onAgain: () => void }): ReactNode {
  const t = usePromptT();
  const status = useObservable(recorder.status);
  if (status === 'on') {
    return (
      <>
        <Button danger data-testid="prompt-record-stop" onClick={() => recorder.stop()}>
          {t('stop')}
        </Button>
        <RecordedTime />
      </>
    );
  }
  return (
    <>
      <Button icon={<MicrophoneIcon />} data-testid="prompt-record" loading={status === 'asking' || status === 'working'} onClick={onAgain}>
        {t(status === 'working' ? 'working' : 'recordNow')}
      </Button>
      {status === 'denied' && <p className="problem-line">{t('denied')}</p>}
      {status === 'failed' && <p className="problem-line">{t('recordFailed')}</p>}
    </>
  );
}

/** Since it is there. */
function RecordedTime(): ReactNode {
  const t = usePromptT();
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - began), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" className="digits">
      {t('recording', { time: formatDuration(passedMs) })}
    </span>
  );
}

function Chosen({ sound }: { readonly sound: ChosenSound }): ReactNode {
  const t = usePromptT();
  const { file, fileName, speech } = sound;
  const play = useCallback(
    (element: HTMLAudioElement) => {
      const url = URL.createObjectURL(file);
      element.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [file],
  );
  const said = speech !== undefined ? t('spoken') : fileName === '' ? t('recorded') : t('chosen', { name: fileName, size: Math.ceil(file.size / 1_024) });
  return (
    <div className="sound-chosen" data-testid="prompt-chosen">
      <span>{said}</span>
      <audio ref={play} controls aria-label={said} />
    </div>
  );
}
