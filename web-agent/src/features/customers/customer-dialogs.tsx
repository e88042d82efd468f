import { createContext, use, useState, type ReactNode } from 'react';
import type { Customer } from '../../contract';
import { CustomerDialog } from './customer-dialog';

/** Whose form is open. */
interface Opened {
  /** Undefined: somebody new. */
  readonly customer: Customer | undefined;
  readonly number: string;
}

const OpenContext = createContext<((opened: Opened) => void) | undefined>(undefined);

/** Holds the form beside what rings and talks: an offer that is answered, or gone, takes nothing with it that was typed. */
export function CustomerDialogs({ children }: { readonly children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState<Opened>();
  return (
    <OpenContext value={setOpened}>
      {children}
      {opened !== undefined && <CustomerDialog customer={opened.customer} number={opened.number} onClose={() => setOpened(undefined)} />}
    </OpenContext>
  );
}

export function useCustomerDialog(): (opened: Opened) => void {
  const open = use(OpenContext);
  if (open === undefined) throw new Error('there are no customer dialogs around this');
  return open;
}
