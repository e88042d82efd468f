import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SHORTCUTS, type Shortcut } from './use-shortcuts';

const ORDER = Object.keys(SHORTCUTS) as Shortcut[];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal open title={t('shortcuts.title')} footer={null} width={420} onCancel={onClose}>
      <dl className="shortcuts">
        {ORDER.map((shortcut) => (
          <div key={shortcut}>
            <dt>{t(`shortcuts.${shortcut}`)}</dt>
            <dd>
              <kbd>{SHORTCUTS[shortcut].shown}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
