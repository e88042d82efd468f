import { useRef, useState } from 'react';
import type { Customer, CustomerSettings } from '../../contract';
import { blankCustomer, rebase, settingsOf, tidy, type Field } from '../../state/customers/customer-form';
import type { CustomerClient } from '../../transport/customer-client';
import type { Refusal, Reply } from '../../transport/reply';
import { useCustomerChange } from './use-customers';

/** What somebody else has saved while it was typed. */
interface Newer {
  readonly customer: Customer;
  readonly contested: readonly Field[];
}

interface CustomerForm {
  readonly form: CustomerSettings;
  readonly set: (change: Partial<CustomerSettings>) => void;
  /** @returns whether it is saved */
  readonly save: () => Promise<boolean>;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** Why it isn't saved yet, when somebody else was quicker; saved again, it replaces that. */
  readonly newer: Newer | undefined;
}

/** @param customer undefined: somebody new, who may call from the number */
export function useCustomerForm(customer: Customer | undefined, number: string | undefined): CustomerForm {
  const { run, busy, refusal } = useCustomerChange();
  const [base, setBase] = useState(customer);
  const [form, setForm] = useState(() => (customer === undefined ? blankCustomer(number) : settingsOf(customer)));
  const [newer, setNewer] = useState<Newer>();

  const change = async (client: CustomerClient, before: Customer, settings: CustomerSettings): Promise<Reply<Customer>> => {
    const reply = await client.change(before.customerId, before.version, settings);
    if (reply.ok || reply.code !== 'customer-changed') return reply;
    const now = await client.get(before.customerId);
    if (!now.ok) return now;
    const rebased = rebase(form, settingsOf(before), settingsOf(now.value));
    setBase(now.value);
    setForm(rebased.form);
    setNewer({ customer: now.value, contested: rebased.contested });
    return reply;
  };
  const saving = useRef(false);
  const save = async (): Promise<boolean> => {
    // Pressed twice before the answer is there, it would be two customers.
    if (saving.current) return false;
    saving.current = true;
    const settings = tidy(form);
    setNewer(undefined);
    return run((client) => (base === undefined ? client.add(settings) : change(client, base, settings))).finally(() => (saving.current = false));
  };
  return { form, set: (part) => setForm((before) => ({ ...before, ...part })), save, busy, refusal: newer === undefined ? refusal : undefined, newer };
}
