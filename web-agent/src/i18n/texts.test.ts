import { describe, expect, it } from 'vitest';
import { en as adminEn } from './admin/en';
import { zhCn as adminZhCn } from './admin/zh-cn';
import { en as customersEn } from './customers/en';
import { zhCn as customersZhCn } from './customers/zh-cn';
import { en } from './en';
import { en as flowEn } from './flow/en';
import { zhCn as flowZhCn } from './flow/zh-cn';
import { en as promptsEn } from './prompts/en';
import { zhCn as promptsZhCn } from './prompts/zh-cn';
import { en as systemsEn } from './systems/en';
import { zhCn as systemsZhCn } from './systems/zh-cn';
import { zhCn } from './zh-cn';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(path + key, value);
    else for (const [inner, text] of leaves(value, `${path}${key}.`)) all.set(inner, text);
  }
  return all;
}

const places = (text: string | undefined): string[] => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each([
  ['the app', en, zhCn],
  ['administration', adminEn, adminZhCn],
  ['the flow editor', flowEn, flowZhCn],
  ['the prompt library', promptsEn, promptsZhCn],
  ['other systems', systemsEn, systemsZhCn],
  ['customers', customersEn, customersZhCn],
])('the two languages of %s', (_, inEnglish, inChinese) => {
  const english = leaves(inEnglish);
  const chinese = leaves(inChinese);

  it('should have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('should fill the same places in each text', () => {
    for (const [key, text] of english) expect(places(chinese.get(key)), key).toEqual(places(text));
  });

  it('should leave no text empty', () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('');
  });
});
