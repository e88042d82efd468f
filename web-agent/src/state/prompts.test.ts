import { describe, expect, it } from 'vitest';
import type { Prompt } from '../contract';
import { foldersOf, inOrder, moved } from './prompts';

const prompt = (name: string, more: Partial<Prompt> = {}): Prompt => ({ name, displayName: name, folder: '', own: true, ships: false, sounds: [], deletedSounds: [], ...more });

describe('the library', () => {
  it('should show what is one’s own first, and what was deleted last', () => {
    const all = [prompt('gone', { deletedAtMs: 1 }), prompt('shipped', { own: false, ships: true }), prompt('mine')];

    expect(inOrder(all).map(({ name }) => name)).toEqual(['mine', 'shipped', 'gone']);
  });

  it('should move a prompt within its folder and no further', () => {
    const [a, b, other, c] = [prompt('a'), prompt('b'), prompt('other', { folder: 'x' }), prompt('c')];
    const all = [a, b, other, c];

    expect(moved(all, c, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(all, a, -1)).toBeUndefined();
    expect(moved(all, other, 1)).toBeUndefined();
  });

  it('should know its folders', () => {
    expect(foldersOf([prompt('a', { folder: 'z' }), prompt('b', { folder: 'y' }), prompt('c', { folder: 'z' }), prompt('d')])).toEqual(['y', 'z']);
  });
});
