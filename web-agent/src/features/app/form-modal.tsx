import { Modal, type ModalProps } from 'antd';
import type { ReactNode } from 'react';

/** A dialog in which somebody writes or records: a click beside it takes nothing away. */
export function FormModal(props: Omit<ModalProps, 'open' | 'mask'>): ReactNode {
  return <Modal open mask={{ closable: false }} {...props} />;
}
