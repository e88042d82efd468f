import { kindOf } from './catalogue';
import { valueAt, type Flow, type Sound } from './document';

/** What is spoken at a time: an engine takes no more. */
export const MAX_SPOKEN_CHARS = 200;

const BUILT_IN = ['caller', 'called', 'language'];

/** The variables that a flow gives values to, and those that are there from the start. */
export function variablesOf(flow: Flow): string[] {
  const names = new Set<string>();
  for (const { step } of flow.nodes) {
    for (const { at, is } of kindOf(step.type)?.fields ?? []) {
      const value = valueAt(step, at);
      if (is === 'variable' && typeof value === 'string') names.add(value);
      if (is === 'variables' && Array.isArray(value)) (value as string[]).forEach((name) => names.add(name));
      // What another system is told are its names, not ours.
      if (is === 'values' && step.type !== 'lookup' && typeof value === 'object' && value !== null) Object.keys(value).forEach((name) => names.add(name));
    }
  }
  names.delete('');
  BUILT_IN.forEach((name) => names.delete(name));
  return [...BUILT_IN, ...[...names].sort()];
}

/** Its own language, and those that its steps change to. */
export function languagesOf(flow: Flow): string[] {
  const names = [flow.language, ...flow.nodes.filter(({ step }) => step.type === 'language').map(({ step }) => step['language'])];
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
}

/** The sounds that flows play, to suggest them for others. */
export function soundsOf(flows: readonly Flow[], type: 'recording' | 'music'): string[] {
  const names = new Set<string>();
  for (const { step } of flows.flatMap(({ nodes }) => nodes)) {
    for (const { at, is } of kindOf(step.type)?.fields ?? []) {
      const value = is === 'sounds' ? valueAt(step, at) : undefined;
      if (Array.isArray(value)) (value as Sound[]).forEach((sound) => sound.type === type && names.add(sound.name));
    }
  }
  names.delete('');
  return [...names].sort();
}
