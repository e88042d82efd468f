import { Alert, Button, Input, Popconfirm, Select, Switch } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../contract';
import { formatMoment } from '../../i18n/format';
import { badAttribute, badNumber, type Field } from '../../state/customers/customer-form';
import { FormModal } from '../app/form-modal';
import { useApp, useObservable, useWorkplace } from '../app/context';
import { LANGUAGES } from '../app/languages';
import { refusalText } from '../app/refusal-text';
import { AttributesField } from './attributes-field';
import { useCustomerT } from './customer-text';
import { useCustomerForm } from './use-customer-form';
import { useCustomerChange } from './use-customers';
import './customers.css';

interface Props {
  /** Undefined: somebody new. */
  readonly customer?: Customer | undefined;
  /** Of who calls. */
  readonly number?: string | undefined;
  readonly onClose: () => void;
}

/** A customer, to be added or changed. */
export function CustomerDialog({ customer, number, onClose }: Props): ReactNode {
  const t = useCustomerT();
  const { t: appT } = useTranslation();
  const { form, set, save: saveIt, busy, refusal, newer } = useCustomerForm(customer, number);
  const wrongNumber = badNumber(form);
  const wrongAttribute = badAttribute(form);
  const isRight = form.name.trim() !== '' && wrongNumber === undefined && wrongAttribute === undefined;
  const save = async (): Promise<void> => {
    if (isRight && (await saveIt())) onClose();
  };
  return (
    <FormModal
      width={620}
      title={customer === undefined ? t('add') : customer.name}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isRight, loading: busy, 'data-testid': 'customer-save' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="customer-form" data-testid="customer-form">
        {refusal !== undefined && <Alert type="error" showIcon title={refusalText(appT, refusal)} />}
        {newer !== undefined && <ChangedMeanwhile {...newer} />}
        <Labelled label={t('name')}>{(id) => <Input id={id} autoFocus maxLength={100} value={form.name} data-testid="customer-name" onChange={(event) => set({ name: event.target.value })} onPressEnter={() => void save()} />}</Labelled>
        <Labelled label={t('numbers')} hint={wrongNumber === undefined ? t('numbersHint') : t('badNumber', { number: wrongNumber })} wrong={wrongNumber !== undefined}>
          {(id) => <Select id={id} mode="tags" open={false} suffix={<span />} maxCount={10} value={form.numbers} tokenSeparators={[',', ';', '，']} onChange={(numbers: string[]) => set({ numbers })} />}
        </Labelled>
        <Labelled label={t('account')} hint={t('accountHint')}>
          {(id) => <Input id={id} maxLength={60} value={form.account} onChange={(event) => set({ account: event.target.value })} />}
        </Labelled>
        <div className="customer-row">
          <Labelled label={t('language')}>
            {(id) => (
              <Select
                id={id}
                value={form.language}
                options={[{ value: '', label: t('anyLanguage') }, ...LANGUAGES]}
                onChange={(language) => set({ language })}
              />
            )}
          </Labelled>
          <Labelled label={t('vip')}>{(id) => <Switch id={id} checked={form.vip} onChange={(vip) => set({ vip })} />}</Labelled>
        </div>
        <Labelled label={t('note')}>{(id) => <Input.TextArea id={id} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} value={form.note} onChange={(event) => set({ note: event.target.value })} />}</Labelled>
        <AttributesField attributes={form.attributes} wrong={wrongAttribute} onChange={(attributes) => set({ attributes })} />
        {customer !== undefined && newer === undefined && <p className="quiet"><ChangedBy customer={customer} /></p>}
        {customer !== undefined && <Removing customer={customer} onGone={onClose} />}
      </div>
    </FormModal>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: boolean;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, hint, wrong = false, children }: LabelledProps): ReactNode {
  const id = useId();
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className={wrong ? 'problem-line' : 'quiet'}>{hint}</p>}
    </div>
  );
}

function ChangedBy({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useCustomerT();
  const { language } = useObservable(useApp().settings);
  const { clock } = useWorkplace();
  return t('changedBy', { when: formatMoment(customer.changedAtMs, clock.nowMs(), language), who: customer.changedBy });
}

/** Somebody else was quicker: nothing of either is lost unless it is saved again. */
function ChangedMeanwhile({ customer, contested }: { readonly customer: Customer; readonly contested: readonly Field[] }): ReactNode {
  const t = useCustomerT();
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="customer-newer"
      title={<ChangedBy customer={customer} />}
      description={contested.length === 0 ? t('newerBeside') : t('newerReplaces', { fields: contested.map((field) => t(field)).join(t('listed')) })}
    />
  );
}

/** For those who oversee. */
function Removing({ customer, onGone }: { readonly customer: Customer; readonly onGone: () => void }): ReactNode {
  const t = useCustomerT();
  const { t: appT } = useTranslation();
  const { user } = useWorkplace();
  const { run, busy, refusal } = useCustomerChange();
  if (!user.roles.some((role) => role === 'supervisor' || role === 'administrator')) return null;
  const remove = async (): Promise<void> => {
    if (await run((client) => client.remove(customer.customerId))) onGone();
  };
  return (
    <>
      {refusal !== undefined && <Alert type="error" showIcon title={refusalText(appT, refusal)} />}
      <Popconfirm title={t('removeSure', { name: customer.name })} okText={t('remove')} cancelText={t('cancel')} onConfirm={() => void remove()}>
        <Button danger type="text" loading={busy}>
          {t('remove')}
        </Button>
      </Popconfirm>
    </>
  );
}
