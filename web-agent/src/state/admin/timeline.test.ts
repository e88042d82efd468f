import { describe, expect, it } from 'vitest';
import { back, beginning, follow, forth, type Timeline } from './timeline';

const values = ({ past, now, future }: Timeline<string>): string => `${past.join('')}[${now}]${future.join('')}`;

describe('a timeline', () => {
  it('should go back and forth', () => {
    let timeline = follow(follow(beginning('a'), 'b'), 'c');
    timeline = back(back(timeline));
    expect(values(timeline)).toBe('[a]bc');
    expect(values(back(timeline))).toBe('[a]bc');
    expect(values(forth(timeline))).toBe('a[b]c');
    expect(values(forth(forth(forth(timeline))))).toBe('ab[c]');
  });

  it('should forget the future once something else is done', () => {
    expect(values(follow(back(follow(beginning('a'), 'b')), 'x'))).toBe('a[x]');
  });

  it('should take what is typed into one field as one step, until something else comes between', () => {
    let timeline = follow(follow(follow(beginning(''), 'S', 'name'), 'Sa', 'name'), 'Sal', 'name');
    expect(values(back(timeline))).toBe('[]Sal');
    timeline = follow(follow(timeline, 'x', 'other'), 'y', 'name');
    expect(values(timeline)).toBe('Salx[y]');
    expect(values(follow(back(timeline), 'z', 'other'))).toBe('Salx[z]');
  });

  it('should forget the oldest steps', () => {
    let timeline = beginning(0);
    for (let i = 1; i <= 500; i++) timeline = follow(timeline, i);
    expect(timeline.past).toHaveLength(200);
    expect(timeline.past[0]).toBe(300);
  });
});
