import { describe, expect, it } from 'vitest';
import { blankTrial, withMade, type Trial } from './trials';

const trial = (name: string, keys: string): Trial => ({ ...blankTrial(name, '400', '2026-11-26T10:00:00+08:00', 'sales'), steps: [{ type: 'presses', keys }] });

describe('trials that are made', () => {
  it('should come beside mine, but for the ways that mine take already', () => {
    const mine = [trial('support', '2')];
    const made = [{ ...trial('way 1', '2'), steps: [...trial('', '2').steps, { type: 'queued' as const, queueId: 'x' }] }, trial('way 2', '3')];
    expect(withMade(mine, made).map(({ name }) => name)).toEqual(['support', 'way 2']);
  });

  it('should be tried where a queue is full, too, under a name of their own', () => {
    const full = { ...trial('support', '2'), fullQueueIds: ['support'] };
    expect(withMade([trial('support', '2')], [full]).map(({ name }) => name)).toEqual(['support', 'support (2)']);
  });
});
