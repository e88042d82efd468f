import type { Customer, CustomerSettings } from '../../contract';

const NUMBER = /^\+?[0-9 ()./-]{1,40}$/;
const ATTRIBUTE = /^[a-z][a-z0-9_-]{0,31}$/;

export function blankCustomer(number: string | undefined): CustomerSettings {
  return { name: '', numbers: number === undefined ? [] : [number], account: '', language: '', vip: false, note: '', attributes: [] };
}

export function settingsOf({ name, numbers, account, language, vip, note, attributes }: Customer): CustomerSettings {
  return { name, numbers, account, language, vip, note, attributes };
}

/** What people type, as it is saved: without what is empty. */
export function tidy(settings: CustomerSettings): CustomerSettings {
  return {
    ...settings,
    name: settings.name.trim(),
    account: settings.account.trim(),
    numbers: settings.numbers.map((number) => number.trim()).filter((number) => number !== ''),
    attributes: settings.attributes.map(({ name, value }) => ({ name: name.trim(), value: value.trim() })).filter(({ name, value }) => name !== '' || value !== ''),
  };
}

export type Field = keyof CustomerSettings;

const FIELDS: readonly Field[] = ['name', 'numbers', 'account', 'language', 'vip', 'note', 'attributes'];

/** A form over what somebody else has saved meanwhile. */
export interface Rebased {
  readonly form: CustomerSettings;
  /** Those that both have changed, each in a way of its own: the form keeps what was typed. */
  readonly contested: readonly Field[];
}

/** What was typed stays, and everything else is as it is saved now. */
export function rebase(form: CustomerSettings, before: CustomerSettings, now: CustomerSettings): Rebased {
  const differ = (one: CustomerSettings, other: CustomerSettings, field: Field): boolean => JSON.stringify(one[field]) !== JSON.stringify(other[field]);
  const typed = FIELDS.filter((field) => differ(tidy(form), tidy(before), field));
  return {
    form: { ...now, ...Object.fromEntries(typed.map((field) => [field, form[field]])) },
    contested: typed.filter((field) => differ(now, before, field) && differ(tidy(form), now, field)),
  };
}

export function badNumber({ numbers }: CustomerSettings): string | undefined {
  return numbers.find((number) => !NUMBER.test(number.trim()) || !/\d/.test(number));
}

/** The name of an attribute that can't be: no name, or one that another has. */
export function badAttribute(settings: CustomerSettings): string | undefined {
  const names = tidy(settings).attributes.map(({ name }) => name);
  return names.find((name, i) => !ATTRIBUTE.test(name) || names.indexOf(name) !== i);
}
