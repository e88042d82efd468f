import { describe, expect, it } from 'vitest';
import { formatTimeOfDay, parseTimeOfDay } from './time-of-day';

describe('a time of day', () => {
  it.each([
    ['9', 540],
    ['9:30', 570],
    ['0930', 570],
    ['930', 570],
    ['09.30', 570],
    ['９：３０', 570],
    ['9点', 540],
    ['9点半', 570],
    ['9点15分', 555],
    ['0:00', 0],
    ['24:00', 1_440],
  ])('should be read from %s', (typed, minute) => {
    expect(parseTimeOfDay(typed)).toBe(minute);
  });

  it.each(['', '25', '24:01', '9:75', '9:5', 'noon', '12345'])('should not be guessed from %j', (typed) => {
    expect(parseTimeOfDay(typed)).toBeUndefined();
  });

  it('should be written with two digits each', () => {
    expect([0, 545, 1_440].map(formatTimeOfDay)).toEqual(['00:00', '09:05', '24:00']);
  });
});
