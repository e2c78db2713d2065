/* A dialog that stands as long as it is mounted, and gives the focus back when it goes. */
import { Modal, type ModalProps } from '@mantine/core';
import { useFocusBack } from './focus';

export function Dialog({ close, ...more }: Omit<ModalProps, 'opened' | 'onClose'> & { close: () => void }) {
    useFocusBack();
    return <Modal opened onClose={close} {...more} />;
}
