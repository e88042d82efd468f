import { describe, expect, it } from 'vitest';
import { numbersOf } from './caller-list-editor';

describe('a list of numbers as it is typed', () => {
  it('should be one in each line, without what people write for the eye', () => {
    expect(numbersOf(' 138 0000-0001\n\n(010) 8888.6666 \n139*\n13800000001')).toEqual(['13800000001', '01088886666', '139*']);
  });

  it('should take what is pasted out of a table', () => {
    expect(numbersOf('1,2;3，4；5')).toEqual(['1', '2', '3', '4', '5']);
    expect(numbersOf('  \n ')).toEqual([]);
  });
});
