import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import type { CustomerAttribute } from '../../contract';
import { useCustomerT } from './customer-text';

interface Props {
  readonly attributes: readonly CustomerAttribute[];
  /** The name of one that can't be. */
  readonly wrong: string | undefined;
  readonly onChange: (attributes: CustomerAttribute[]) => void;
}

/** What else is known of a customer, by names. */
export function AttributesField({ attributes, wrong, onChange }: Props): ReactNode {
  const t = useCustomerT();
  const change = (i: number, change: Partial<CustomerAttribute>): void => onChange(attributes.map((each, j) => (i === j ? { ...each, ...change } : each)));
  return (
    <fieldset className="customer-attributes">
      <legend>{t('attributes')}</legend>
      {attributes.map(({ name, value }, i) => (
        <div key={i} className="customer-row">
          <Input aria-label={t('attributeName')} placeholder={t('attributeName')} maxLength={32} value={name} onChange={(event) => change(i, { name: event.target.value })} />
          <Input aria-label={t('attributeValue')} placeholder={t('attributeValue')} maxLength={200} value={value} onChange={(event) => change(i, { value: event.target.value })} />
          <Button type="text" aria-label={t('removeAttribute', { name })} onClick={() => onChange(attributes.filter((_, j) => j !== i))}>
            ×
          </Button>
        </div>
      ))}
      {attributes.length < 30 && (
        <Button size="small" onClick={() => onChange([...attributes, { name: '', value: '' }])}>
          {t('addAttribute')}
        </Button>
      )}
      <p className={wrong === undefined ? 'quiet' : 'problem-line'}>{wrong === undefined ? t('attributesHint') : t('badAttribute', { name: wrong })}</p>
    </fieldset>
  );
}
