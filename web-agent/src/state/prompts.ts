import type { Prompt } from '../contract';

/** What a prompt's sound is called that is the same in every language. */
export const EVERY_LANGUAGE = 'all';

/** In the order in which they are shown: the tenant's own folder by folder, what ships, and then what was deleted. */
export function inOrder(prompts: readonly Prompt[]): readonly Prompt[] {
  const rank = ({ own, deletedAtMs }: Prompt): number => (deletedAtMs !== undefined ? 2 : own ? 0 : 1);
  return prompts.toSorted((one, other) => rank(one) - rank(other));
}

/** The names of a folder with one of them moved by so many places; undefined where it can't go there. */
export function moved(prompts: readonly Prompt[], prompt: Prompt, by: number): string[] | undefined {
  const names = prompts.filter(({ own, deletedAtMs, folder }) => own && deletedAtMs === undefined && folder === prompt.folder).map(({ name }) => name);
  const from = names.indexOf(prompt.name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= names.length) return undefined;
  names.splice(from, 1);
  names.splice(to, 0, prompt.name);
  return names;
}

export function foldersOf(prompts: readonly Prompt[]): string[] {
  return [...new Set(prompts.filter(({ own }) => own).map(({ folder }) => folder))].filter((folder) => folder !== '').sort();
}
