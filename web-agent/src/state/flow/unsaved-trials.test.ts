import { describe, expect, it } from 'vitest';
import { blankTrial } from './trials';
import { UnsavedTrials } from './unsaved-trials';

const one = blankTrial('one', '4008001234', '', 'sales');
const two = blankTrial('two', '4008001234', '', 'sales');
const SAVED = { revision: 3, required: false, trials: [] };

describe('tests that are not saved yet', () => {
  it('should be written over what is saved, and be gone when they are saved', () => {
    const mine = new UnsavedTrials();
    mine.write(SAVED, () => ({ trials: [one] }));
    mine.write(SAVED, () => ({ required: true }));
    const sent = mine.written.get();
    expect(sent).toEqual({ revision: 3, required: true, trials: [one] });
    mine.saved(sent ?? SAVED, 4);
    expect(mine.written.get()).toBeUndefined();
  });

  it('should keep what is written while the server saves, or makes some', () => {
    const mine = new UnsavedTrials();
    mine.write(SAVED, () => ({ trials: [one] }));
    const sent = mine.written.get();
    mine.write(SAVED, ({ trials }) => ({ trials: [...trials, two] }));
    mine.saved(sent ?? SAVED, 4);
    expect(mine.written.get()).toEqual({ revision: 4, required: false, trials: [one, two] });
    mine.discard();
    expect(mine.written.get()).toBeUndefined();
  });
});
