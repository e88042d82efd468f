import { formatDuration } from '../base/duration';
import type { Language } from '../contract';
import type { CallState, Phase } from './call';
import { microphoneText, TEXTS, type WidgetTexts } from './texts';

/** What the panel says: two lines and a clock. */
export interface Shown {
  readonly title: string;
  readonly hint: string;
  /** `m:ss` while talking. */
  readonly clock: string;
  readonly live: boolean;
}

type Live = Exclude<Phase, 'idle' | 'ended'>;

/** The words for a state. A function of its arguments: it is tested without a page. */
export function wordsFor(state: CallState, language: Language, nowMs: number): Shown {
  const texts = TEXTS[language];
  const { phase } = state;
  if (phase === 'idle' || phase === 'ended') {
    const failed = state.microphone !== undefined || state.refusal !== undefined;
    return { title: failed ? texts.failed : texts.ended, hint: endHint(state, texts), clock: '', live: false };
  }
  const clock = state.connectedAtMs === undefined ? '' : formatDuration(nowMs - state.connectedAtMs);
  const hint = state.reconnecting ? texts.reconnecting : liveHint(phase, texts);
  return { title: liveTitle(phase, state, texts), hint, clock, live: true };
}

function endHint(state: CallState, texts: WidgetTexts): string {
  if (state.microphone !== undefined) return microphoneText(texts, state.microphone);
  if (state.refusal !== undefined) {
    const { code, message } = state.refusal;
    if (code === 'unreachable' || code === 'timed-out') return texts.refusals.unreachable;
    return message === '' ? texts.refusals.other : message;
  }
  return state.cause === undefined ? '' : texts.causes[state.cause];
}

function liveTitle(phase: Live, state: CallState, texts: WidgetTexts): string {
  const { position, agentName } = state;
  if (phase === 'waiting' && position !== undefined) {
    return position === 1 ? texts.waitingNext : texts.waiting.replace('{n}', String(position));
  }
  if (phase === 'waiting') return texts.connecting;
  if (phase !== 'talking') return texts[phase];
  return agentName === undefined ? texts.talkingAnyone : texts.talking.replace('{name}', agentName);
}

function liveHint(phase: Live, texts: WidgetTexts): string {
  return phase === 'talking' || phase === 'connecting' ? '' : texts[`${phase}Hint`];
}
