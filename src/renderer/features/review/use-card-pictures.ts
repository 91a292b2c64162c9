// Pictures chosen or pasted while a card is written. They are stored at once and shown by the text that names them; one
// that no saved card names goes at the next start of the core.
import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultWords } from '../../lib/faults.ts';
import { announce } from '../../ui/announcer.tsx';
import { notify } from '../../ui/toast.tsx';
import { withPictureAt } from './picture-text.ts';

/** As in the contract; a larger one would not fit through a call in the browser. */
export const maxPictureBytes = 5 * 1024 * 1024;
export const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp';

type Side = 'front' | 'back';

export interface SideBox {
  box: RefObject<HTMLTextAreaElement | null>;
  setText: (text: string) => void;
}

export function useCardPictures(sides: Record<Side, SideBox>, maxSideChars: number) {
  const { t } = useTranslation('review');
  const { t: faults } = useTranslation('faults');
  const toast = useFaultToast();
  const lastSide = useRef<Side | null>(null);
  const store = useMutation({
    mutationFn: ({ file }: { file: File }) => client.exchange.addMedia({ file }),
    onSuccess: ({ hash }, { file }) => {
      const { box, setText } = sides[lastSide.current ?? 'front'];
      const element = box.current;
      if (!element) return;
      const { value, selectionStart, selectionEnd } = element;
      // A side nobody was in yet has no caret worth the name.
      const selected =
        lastSide.current === null
          ? { from: value.length, to: value.length }
          : { from: selectionStart, to: selectionEnd };
      const { text, caret } = withPictureAt(value, selected, { fileName: file.name, hash });
      if (text.length > maxSideChars) {
        notify.error(t('edit.noRoom'));
        return;
      }
      setText(text);
      announce(t('edit.pictureAdded'));
      requestAnimationFrame(() => {
        element.focus();
        element.setSelectionRange(caret, caret);
      });
    },
    onError: (error) => toast(error),
  });

  const add = (file: File) => {
    if (store.isPending) return;
    if (file.size <= maxPictureBytes) {
      store.mutate({ file });
      return;
    }
    const words = faultWords(faults, { code: 'FILE_TOO_LARGE', params: { reason: 'picture' } });
    notify.error(words.title, { detail: words.cause });
  };

  return {
    busy: store.isPending,
    add,
    /** What a side's box needs, so that it is known where pictures go. */
    boxOf: (side: Side) => ({
      ref: sides[side].box,
      onFocus: () => {
        lastSide.current = side;
      },
      onPaste: (event: ClipboardEvent) => {
        const [file] = event.clipboardData.files;
        // Office programs put a picture of the text beside the text: then the text is meant.
        if (!file?.type.startsWith('image/') || event.clipboardData.getData('text/plain') !== '') return;
        event.preventDefault();
        add(file);
      },
    }),
  };
}
