import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Customer, Party } from '../../contract';
import { isNumber } from '../app/caller';
import { useCustomerDialog } from './customer-dialogs';
import { useCustomerT } from './customer-text';
import { useCallers } from './use-customers';
import './customers.css';

/** Who is behind a caller's number; somebody unknown can be added on the spot. */
export function CustomerCard({ caller }: { readonly caller: Party }): ReactNode {
  return isNumber(caller.address) ? <OfNumber number={caller.address} /> : null;
}

function OfNumber({ number }: { readonly number: string }): ReactNode {
  const t = useCustomerT();
  const { data } = useCallers(number);
  const open = useCustomerDialog();
  // Nothing is said until it is known, and a call is not held up by it.
  if (data === undefined) return null;
  return (
    <section className="customer-card" data-testid="customer-card" aria-label={t('of')}>
      {data.length === 0 && (
        <p className="quiet">
          {t('unknown')}{' '}
          <Button size="small" data-testid="customer-add" onClick={() => open({ customer: undefined, number })}>
            {t('add')}
          </Button>
        </p>
      )}
      {data.length > 1 && <p className="quiet">{t('several')}</p>}
      {data.map((customer) => (
        <Known key={customer.customerId} customer={customer} onEdit={() => open({ customer, number })} />
      ))}
    </section>
  );
}

function Known({ customer, onEdit }: { readonly customer: Customer; readonly onEdit: () => void }): ReactNode {
  const t = useCustomerT();
  const { name, vip, account, note, attributes } = customer;
  return (
    <div className="customer-known">
      <p>
        <strong data-testid="customer-known">{name}</strong> {vip && <Tag color="gold">{t('vip')}</Tag>}{' '}
        <Button size="small" type="link" onClick={onEdit}>
          {t('edit')}
        </Button>
      </p>
      {(account !== '' || attributes.length > 0) && (
        <dl className="facts">
          {account !== '' && (
            <div>
              <dt>{t('account')}</dt>
              <dd className="digits">{account}</dd>
            </div>
          )}
          {attributes.map((attribute) => (
            <div key={attribute.name}>
              <dt>{attribute.name}</dt>
              <dd>{attribute.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {note !== '' && <p className="customer-note">{note}</p>}
    </div>
  );
}
