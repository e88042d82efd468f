import { describe, expect, it } from 'vitest';
import { parseSpokenDuration, spokenDuration } from './spoken-duration';

const english = { day: ' d', hour: ' h', minute: ' min', second: ' s' };

describe('a duration as people type it', () => {
  it.each([
    ['20 s', 20_000],
    ['20s', 20_000],
    ['20', 20_000],
    ['2 min', 120_000],
    ['2m30s', 150_000],
    ['1 h 30 min', 5_400_000],
    ['1.5 min', 90_000],
    ['0.5 s', 500],
    ['1:30', 90_000],
    ['1:00:05', 3_605_000],
    ['2 days', 172_800_000],
    ['20 秒', 20_000],
    ['２ 分钟', 120_000],
    ['2分30秒', 150_000],
    ['1小时', 3_600_000],
    ['0 s', 0],
    ['  3 Minutes ', 180_000],
  ])('should read %s', (typed, ms) => {
    expect(parseSpokenDuration(typed)).toBe(ms);
  });

  it.each(['', 'soon', '20 x', '-5 s', '5 s 2 min', '2 min 3 min', '1:75', '20 s later', 's'])('should not guess what %j means', (typed) => {
    expect(parseSpokenDuration(typed)).toBeUndefined();
  });

  it('should be written as it would be read', () => {
    for (const ms of [0, 500, 1_000, 20_000, 60_000, 90_000, 3_600_000, 5_405_000, 90_061_000]) {
      expect(parseSpokenDuration(spokenDuration(ms, english)), String(ms)).toBe(ms);
    }
    expect(spokenDuration(5_405_000, english)).toBe('1 h 30 min 5 s');
    expect(spokenDuration(90_000, { day: ' 天', hour: ' 小时', minute: ' 分', second: ' 秒' })).toBe('1 分 30 秒');
  });
});
