import { expect, it } from 'vitest';
import { hotline } from '../../contract/generated/hotline';
import type { Flow } from './document';
import { soundsOf, variablesOf } from './names';

it('should know the variables that a flow gives values to, but not what another system calls them', () => {
  expect(variablesOf(hotline as Flow)).toEqual(['caller', 'called', 'language', 'account', 'balance', 'pin', 'tries']);
});

it('should know the sounds that a flow plays, also those of a second try', () => {
  expect(soundsOf([hotline as Flow], 'recording')).toEqual(expect.arrayContaining(['welcome', 'main-menu', 'no-input', 'balance-is']));
  expect(soundsOf([hotline as Flow], 'music')).toEqual(['hold-music']);
});
