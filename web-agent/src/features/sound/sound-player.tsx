import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import { waveForm } from '../../media/wave-form';
import { PauseIcon, PlayIcon } from '../app/icons';
import './sound.css';

const BARS = 96;
const STEP_S = 5;

/** Where the sound comes from: a query of a WAV file. */
export interface SoundSource {
  readonly data: Blob | undefined;
  readonly isLoading: boolean;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

interface Props {
  readonly sound: SoundSource;
  readonly lengthMs: number;
  /** Somebody wants to hear it: it is to be fetched, if it isn't there. */
  readonly onWanted: () => void;
  readonly onHeard?: () => void;
}

/** Plays a sound; its wave form says where somebody speaks, and is where one seeks. */
export function SoundPlayer({ sound, lengthMs, onWanted, onHeard }: Props): ReactNode {
  const { t } = useTranslation();
  const player = usePlayer(sound.data, onHeard ?? nothing);
  const bars = useWaveForm(sound.data);
  const toggle = (): void => {
    onWanted();
    player.toggle();
  };
  const lengthS = lengthMs / 1_000;
  return (
    <div className="message-player" data-testid="message-player" data-playing={player.playing}>
      <Button
        shape="circle"
        icon={player.playing ? <PauseIcon /> : <PlayIcon />}
        aria-label={t(player.playing ? 'voicemail.pause' : 'voicemail.play')}
        data-testid="message-play"
        loading={sound.isLoading}
        onClick={toggle}
      />
      <Seeker bars={bars} atS={player.atS} lengthS={lengthS} onSeek={player.seek} disabled={sound.data === undefined} />
      <span className="digits quiet">
        {formatDuration(player.atS * 1_000)} / {formatDuration(lengthMs)}
      </span>
      {sound.isError && (
        <span className="problem-line" role="alert">
          {t('voicemail.noSound')} <Button size="small" onClick={() => void sound.refetch()}>{t('voicemail.retry')}</Button>
        </span>
      )}
    </div>
  );
}

function nothing(): void {
  // Nobody asks.
}

interface Player {
  readonly playing: boolean;
  readonly atS: number;
  readonly toggle: () => void;
  readonly seek: (atS: number) => void;
}

function usePlayer(sound: Blob | undefined, onHeard: () => void): Player {
  const audio = useRef<HTMLAudioElement>(undefined);
  const begin = useRef(false);
  const heard = useRef(onHeard);
  const [playing, setPlaying] = useState(false);
  const [atS, setAtS] = useState(0);
  useEffect(() => {
    heard.current = onHeard;
  });
  useEffect(() => {
    if (sound === undefined) return undefined;
    const url = URL.createObjectURL(sound);
    const element = new Audio(url);
    audio.current = element;
    element.ontimeupdate = () => setAtS(element.currentTime);
    element.onplay = () => setPlaying(true);
    element.onpause = () => setPlaying(false);
    element.onended = () => heard.current();
    if (begin.current) void element.play().catch(() => setPlaying(false));
    return () => {
      element.pause();
      audio.current = undefined;
      URL.revokeObjectURL(url);
    };
  }, [sound]);
  return {
    playing,
    atS,
    toggle: () => {
      const element = audio.current;
      begin.current = true;
      if (element === undefined) return;
      if (element.paused) void element.play().catch(() => setPlaying(false));
      else element.pause();
    },
    seek: (to) => {
      if (audio.current !== undefined) audio.current.currentTime = to;
      setAtS(to);
    },
  };
}

function useWaveForm(sound: Blob | undefined): readonly number[] {
  const [bars, setBars] = useState<readonly number[]>([]);
  useEffect(() => {
    let gone = false;
    void sound?.arrayBuffer().then((wav) => {
      if (!gone) setBars(waveForm(wav, BARS));
    });
    return () => {
      gone = true;
    };
  }, [sound]);
  return bars;
}

interface SeekerProps {
  readonly bars: readonly number[];
  readonly atS: number;
  readonly lengthS: number;
  readonly disabled: boolean;
  readonly onSeek: (atS: number) => void;
}

function Seeker({ bars, atS, lengthS, disabled, onSeek }: SeekerProps): ReactNode {
  const { t } = useTranslation();
  const shown = useMemo(() => (bars.length > 0 ? bars : Array.from({ length: BARS }, () => 0)), [bars]);
  const share = lengthS === 0 ? 0 : Math.min(1, atS / lengthS);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    if (disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    onSeek(Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * lengthS);
  };
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowRight: STEP_S, ArrowLeft: -STEP_S }[event.key];
    if (by === undefined || disabled) return;
    event.preventDefault();
    onSeek(Math.min(Math.max(atS + by, 0), lengthS));
  };
  return (
    <div
      className="wave-form"
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={t('voicemail.position')}
      aria-disabled={disabled}
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthS)}
      aria-valuenow={Math.round(atS)}
      aria-valuetext={formatDuration(atS * 1_000)}
      onPointerDown={point}
      onKeyDown={key}
    >
      {shown.map((height, i) => (
        // Bars have no other name than their place.
        <i key={i} data-passed={i / shown.length < share} style={{ height: `${Math.max(6, height * 100)}%` }} />
      ))}
    </div>
  );
}
