import type { ChatLine, Language } from '../contract';
import type { Refusal } from '../transport/reply';
import type { ChatState } from './chat';
import { CHAT_TEXTS, type ChatTexts } from './chat-texts';

/** What the chat's panel says beside the messages. */
export interface ChatShown {
  readonly title: string;
  readonly hint: string;
  readonly live: boolean;
  /** What was said last was not taken, and why. */
  readonly problem: string;
  /** The line whose choices are open now. */
  readonly asks: ChatLine | undefined;
  /** What is written now must be seen by nobody. */
  readonly secret: boolean;
}

/** The words for a state. A function of its arguments: it is tested without a page. */
export function chatWordsFor(state: ChatState, language: Language): ChatShown {
  const texts = CHAT_TEXTS[language];
  const { phase, problem } = state;
  const live = phase !== 'idle' && phase !== 'ended';
  const open = phase === 'bot' ? openQuestion(state.lines) : undefined;
  return {
    title: titleOf(state, texts),
    hint: state.reconnecting ? texts.reconnecting : hintOf(state, texts),
    live,
    problem: problem === undefined ? '' : refusalText(problem, texts),
    asks: state.pending.length === 0 && open?.choices !== undefined ? open : undefined,
    secret: open?.secret === true,
  };
}

/** The newest of the assistant's lines, unless the visitor has said something since. */
function openQuestion(lines: readonly ChatLine[]): ChatLine | undefined {
  const last = lines.at(-1);
  return last?.by === 'bot' ? last : undefined;
}

function titleOf({ phase, position, agentName, refusal }: ChatState, texts: ChatTexts): string {
  if (phase === 'ended') return refusal === undefined ? texts.ended : texts.failed;
  if (phase === 'waiting') {
    if (position === undefined) return texts.connecting;
    return position === 1 ? texts.waitingNext : texts.waiting.replace('{n}', String(position));
  }
  if (phase === 'talking') return agentName === undefined ? texts.talkingAnyone : texts.talking.replace('{name}', () => agentName);
  return phase === 'bot' ? texts.bot : texts.connecting;
}

function hintOf({ phase, cause, refusal }: ChatState, texts: ChatTexts): string {
  if (phase === 'waiting') return texts.waitingHint;
  if (phase !== 'ended') return '';
  if (refusal !== undefined) return refusalText(refusal, texts);
  return cause === undefined ? '' : texts.causes[cause];
}

function refusalText({ code, message }: Refusal, texts: ChatTexts): string {
  if (code === 'unreachable' || code === 'timed-out') return texts.refusals.unreachable;
  return message === '' ? texts.refusals.other : message;
}

/** Who wrote a line, for those who hear it. */
export function writerOf({ by, name }: Pick<ChatLine, 'by' | 'name'>, language: Language): string {
  const texts = CHAT_TEXTS[language];
  if (by === 'visitor') return texts.you;
  return by === 'bot' ? texts.assistant : (name ?? texts.agent);
}
