import { Button, Input, Spin, Tag } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../contract';
import { Table } from '../app/table';
import { CustomerDialog } from './customer-dialog';
import { useCustomerT } from './customer-text';
import { useFound } from './use-customers';
import { LoadFailed } from '../app/load-failed';
import './customers.css';

/** Whom the company knows: look somebody up, add, change. */
export default function CustomersPage(): ReactNode {
  const t = useCustomerT();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Customer | 'new'>();
  return (
    <main className="floor customers" data-testid="customers">
      <section className="card floor-wide" aria-labelledby="customers-title">
        <div className="customers-head">
          <h1 id="customers-title" className="card-title">
            {t('title')}
          </h1>
          <Input.Search className="customers-search" autoFocus allowClear aria-label={t('search')} placeholder={t('search')} maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
          <Button type="primary" data-testid="customers-add" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        </div>
        <Found text={useDeferredValue(text).trim()} onOpen={setOpen} />
      </section>
      {open !== undefined && <CustomerDialog customer={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </main>
  );
}

function Found({ text, onOpen }: { readonly text: string; readonly onOpen: (customer: Customer) => void }): ReactNode {
  const t = useCustomerT();
  const { t: appT } = useTranslation();
  const { customers, failed, retry, more, loadingMore } = useFound(text);
  if (failed) return <LoadFailed title={t('failed')} retryText={t('retry')} onRetry={retry} />;
  if (customers === undefined) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  if (customers.length === 0) return <p className="quiet">{t(text === '' ? 'empty' : 'none')}</p>;
  return (
    <>
      <Table columns={[{ title: t('name') }, { title: t('numbers') }, { title: t('account') }, { title: t('note') }]}>
        {customers.map((customer) => (
          <tr key={customer.customerId}>
            <td>
              <button type="button" className="link-button" onClick={() => onOpen(customer)}>
                {customer.name}
              </button>{' '}
              {customer.vip && <Tag color="gold">{t('vip')}</Tag>}
            </td>
            <td className="digits">{customer.numbers.join(' · ')}</td>
            <td className="digits">{customer.account}</td>
            <td className="customers-note">{customer.note}</td>
          </tr>
        ))}
      </Table>
      {more !== undefined && (
        <Button loading={loadingMore} onClick={more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
