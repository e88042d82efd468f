import { useState, type ReactNode } from 'react';
import { SoundPlayer } from '../sound/sound-player';
import { useSound } from './use-voicemail';

interface Props {
  readonly messageId: string;
  readonly lengthMs: number;
  /** Fetches the sound at once, to show its wave form; else when it is played. */
  readonly eager?: boolean;
  readonly onHeard: () => void;
}

/** Plays what was said. */
export function MessagePlayer({ messageId, lengthMs, eager = false, onHeard }: Props): ReactNode {
  const [wanted, setWanted] = useState(eager);
  const sound = useSound(messageId, wanted);
  return <SoundPlayer sound={sound} lengthMs={lengthMs} onWanted={() => setWanted(true)} onHeard={onHeard} />;
}
