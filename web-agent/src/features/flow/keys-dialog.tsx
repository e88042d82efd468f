import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useFlowT } from './flow-context';

const KEYS = [
  ['delete', 'Delete'],
  ['undo', 'Ctrl + Z, Ctrl + Y'],
  ['copy', 'Ctrl + C, X, V, D'],
  ['find', 'Ctrl + F'],
  ['all', 'Ctrl + A'],
  ['move', '← ↑ ↓ →'],
  ['escape', 'Esc'],
  ['publish', 'Ctrl + S'],
  ['fit', '1'],
] as const;
const MOUSE = ['box', 'pan', 'connect'] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useFlowT();
  return (
    <Modal open width={520} title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className="shortcut-list flow-keys">
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`keys.rows.${name}`)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <ul className="flow-mouse">
        {MOUSE.map((name) => (
          <li key={name}>{t(`keys.rows.${name}`)}</li>
        ))}
      </ul>
    </Modal>
  );
}
