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
  /** Whether the visitor may ask to be called back. */
  readonly canCallBack: boolean;
  /** Why the last wish for it was not granted. */
  readonly callbackRefusal: string;
}

type Live = Exclude<Phase, 'idle' | 'ended'>;

/** The words for a state. A function of its arguments: it is tested without a page. */
export function wordsFor(state: CallState, language: Language, nowMs: number): Shown {
  const texts = TEXTS[language];
  const { phase } = state;
  if (phase === 'idle' || phase === 'ended') {
    const failed = state.microphone !== undefined || state.refusal !== undefined;
    const title = failed ? texts.failed : state.callbackNumber === undefined ? texts.ended : texts.promised;
    return { title, hint: endHint(state, texts), clock: '', live: false, canCallBack: false, callbackRefusal: '' };
  }
  const clock = state.connectedAtMs === undefined ? '' : formatDuration(nowMs - state.connectedAtMs);
  const hint = state.reconnecting ? texts.reconnecting : state.microphone !== undefined ? texts.unheard : liveHint(phase, state, texts);
  const canCallBack = phase === 'waiting' && state.position !== undefined;
  return {
    title: liveTitle(phase, state, texts),
    hint,
    clock,
    live: true,
    canCallBack,
    callbackRefusal: callbackRefusal(state, texts),
  };
}

function callbackRefusal({ callback }: CallState, texts: WidgetTexts): string {
  if (callback === undefined || callback === 'asked') return '';
  if (callback.code === 'bad-argument') return texts.callBackBadNumber;
  return callback.message === '' ? texts.refusals.unreachable : callback.message;
}

function endHint(state: CallState, texts: WidgetTexts): string {
  if (state.microphone !== undefined) return microphoneText(texts, state.microphone);
  if (state.refusal !== undefined) {
    const { code, message } = state.refusal;
    if (code === 'unreachable' || code === 'timed-out') return texts.refusals.unreachable;
    return message === '' ? texts.refusals.other : message;
  }
  if (state.callbackNumber !== undefined) return promise(state.callbackNumber, state.position, texts);
  return state.cause === undefined ? '' : texts.causes[state.cause];
}

function promise(number: string, position: number | undefined, texts: WidgetTexts): string {
  const at = texts.promisedAt.replace('{number}', number);
  return position === undefined ? at : at + texts.between + texts.promisedPlace.replace('{n}', String(position));
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

const HOURS = 120;

/** Honestly: a wait that nobody can reckon is not known. */
function expectedWait({ expectedWaitMinutes: minutes }: CallState, texts: WidgetTexts): string {
  if (minutes === undefined) return texts.waitUnknown;
  if (minutes >= HOURS) return texts.waitHours;
  return minutes === 1 ? texts.waitMinute : texts.waitMinutes.replace('{m}', String(minutes));
}

function liveHint(phase: Live, state: CallState, texts: WidgetTexts): string {
  if (phase === 'waiting' && state.position !== undefined) return expectedWait(state, texts) + texts.between + texts.waitingHint;
  if (phase === 'waiting') return '';
  return phase === 'talking' || phase === 'connecting' ? '' : texts[`${phase}Hint`];
}
