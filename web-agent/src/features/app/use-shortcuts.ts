import { useEffect, useEffectEvent } from 'react';

/** Alt and a letter, so that typing a note never answers a call; by the key's place, whatever the keyboard's language. */
export const SHORTCUTS = {
  answer: { code: 'KeyA', shown: 'Alt + A' },
  decline: { code: 'KeyX', shown: 'Alt + X' },
  mute: { code: 'KeyM', shown: 'Alt + M' },
  hold: { code: 'KeyH', shown: 'Alt + H' },
  keypad: { code: 'KeyK', shown: 'Alt + K' },
  hangUp: { code: 'KeyQ', shown: 'Alt + Q' },
  ready: { code: 'KeyR', shown: 'Alt + R' },
  moreTime: { code: 'KeyL', shown: 'Alt + L' },
  complete: { code: 'Enter', shown: 'Alt + Enter' },
  help: { code: 'Slash', shown: '?' },
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** @param onPressed not called while `enabled` is false */
export function useShortcut(shortcut: Shortcut, onPressed: () => void, enabled = true): void {
  const pressed = useEffectEvent(onPressed);
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || !matches(event, shortcut)) return;
      event.preventDefault();
      pressed();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [shortcut, enabled]);
}

function matches(event: KeyboardEvent, shortcut: Shortcut): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  // A question mark in a note is a question mark.
  if (shortcut === 'help') return event.key === '?' && !isTyping(event.target);
  return event.altKey && event.code === SHORTCUTS[shortcut].code;
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
