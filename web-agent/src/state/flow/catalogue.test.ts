import { describe, expect, it } from 'vitest';
import schema from '../../../../contract/src/main/resources/contract/log.schema.json';
import { node } from '../../../test/fakes/fake-flows';
import { exitsOf, fieldOf, keysInOrder, kindOf, STEP_KINDS } from './catalogue';
import { COMPARISONS, SPOKEN_AS, valueAt } from './document';

const contract = new Map(schema.$defs.Step.oneOf.map((step) => [step.properties.type.const, step]));

describe('the catalogue of steps', () => {
  it('should know every step of the contract, and no other', () => {
    expect(STEP_KINDS.map(({ type }) => type).sort()).toEqual([...contract.keys()].sort());
  });

  it('should compare and speak in every way of the contract', () => {
    const branch = contract.get('branch')?.properties as unknown as { cases: { items: { properties: { all: { items: { properties: { op: { enum: string[] } } } } } } } };
    expect([...COMPARISONS].sort()).toEqual(branch.cases.items.properties.all.items.properties.op.enum.toSorted());
    const spoken = schema.$defs.Sound.oneOf.flatMap(({ properties }) => ('as' in properties ? properties.as.enum : []));
    expect([...SPOKEN_AS].sort()).toEqual(spoken.toSorted());
  });

  it.each(STEP_KINDS)('should begin a $type with all that the contract asks for, and nothing else', ({ type, blank, fields, tells }) => {
    expect(Object.keys(blank).sort()).toEqual([...(contract.get(type)?.required ?? [])].sort());
    for (const { at } of fields) expect(valueAt(blank, at), at).toBeDefined();
    for (const at of tells) expect(fieldOf(kindOf(type), at), at).toBeDefined();
  });

  it.each(STEP_KINDS)('should have a form for all that a $type says', ({ blank, fields }) => {
    const said = Object.keys(blank).filter((field) => field !== 'type');
    expect(said.filter((field) => !fields.some(({ at }) => at === field || at.startsWith(`${field}/`)))).toEqual([]);
  });

  it('should order keys as on a phone, longer ones behind their beginning', () => {
    expect(keysInOrder(['#', '0', '12', '1', '9', '*'])).toEqual(['1', '12', '9', '0', '*', '#']);
  });

  it('should show keys before the ways of failure, and exits that a step doesn’t have at last', () => {
    const menu = node('menu', 'menu', { strange: 'x', 'no-input': 'x', '2': 'x', '1': '' });
    expect(exitsOf(menu)).toEqual([
      { name: '1', is: 'key', to: undefined },
      { name: '2', is: 'key', to: 'x' },
      { name: 'no-input', is: 'usual', to: 'x' },
      { name: 'wrong-input', is: 'usual', to: undefined },
      { name: 'strange', is: 'unknown', to: 'x' },
    ]);
  });

  it('should show the exits of a step that it doesn’t know, and of a decision its cases', () => {
    expect(exitsOf(node('new', 'hologram', { bright: 'x' }))).toEqual([{ name: 'bright', is: 'usual', to: 'x' }]);
    const decides = node('decides', 'branch', { else: 'x' }, { cases: [{ exit: 'vip', all: [] }] });
    expect(exitsOf(decides).map(({ name, is }) => `${name} ${is}`)).toEqual(['vip case', 'else usual']);
  });
});
