import { Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useAdminT } from './admin-context';

interface Props {
  readonly title: string;
  readonly idOf: (name: string) => string;
  readonly onAdd: (id: string, name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a name; the id is made of it, once and for all. */
export function NameDialog({ title, idOf, onAdd, onClose }: Props): ReactNode {
  const t = useAdminT();
  const inputId = useId();
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const add = (): void => {
    if (trimmed !== '') onAdd(idOf(trimmed), trimmed);
  };
  return (
    <Modal open width={440} title={title} okText={t('addIt')} cancelText={t('cancel')} okButtonProps={{ disabled: trimmed === '' }} onOk={add} onCancel={onClose}>
      <div className="admin-field">
        <label htmlFor={inputId}>{t('field.name')}</label>
        <Input id={inputId} autoFocus maxLength={100} value={name} data-testid="admin-new-name" onChange={(event) => setName(event.target.value)} onPressEnter={add} />
        <p className="quiet">{trimmed === '' ? t('idHint') : t('idWillBe', { id: idOf(trimmed) })}</p>
      </div>
    </Modal>
  );
}
