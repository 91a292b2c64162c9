// Makes a card, or changes the words of one. Both sides are shown as they will look while they are written.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Braces, ImagePlus } from 'lucide-react';
import { type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardType } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Textarea } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Select } from '../../ui/select.tsx';
import { notify } from '../../ui/toast.tsx';
import { BackText, type CardSides, FrontText } from './card-text.tsx';
import { clozeParts } from './cloze.ts';
import { pictureTypes, useCardPictures } from './use-card-pictures.ts';

const maxSideChars = 5000;
const refusals = ['empty', 'no_gap', 'exists'] as const;
type Refusal = (typeof refusals)[number];

export interface CardDialogProps {
  /** The card to change; without one a new card is made. */
  card?: Card;
  onClose: () => void;
  onSaved?: (card: Card) => void;
}

export function CardDialog({ card, onClose, onSaved }: CardDialogProps) {
  const { t } = useTranslation('review');
  const { t: ui } = useTranslation('ui');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const topics = useTopicChoices(t('noTopic'));
  const formId = useId();
  const frontBox = useRef<HTMLTextAreaElement>(null);
  const backBox = useRef<HTMLTextAreaElement>(null);
  const [type, setType] = useState<CardType>(card?.type ?? 'basic');
  const [front, setFront] = useState(card?.front ?? '');
  const [back, setBack] = useState(card?.back ?? '');
  const [topicId, setTopicId] = useState(card?.topicId ?? '');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const writeFront = (text: string) => {
    setFront(text);
    setRefused(null);
  };
  const pictures = useCardPictures(
    { front: { box: frontBox, setText: writeFront }, back: { box: backBox, setText: setBack } },
    maxSideChars,
  );

  const save = useMutation({
    mutationFn: (_: { another: boolean }) => {
      const sides = { front, back, topicId: topicId === '' ? null : topicId };
      return card
        ? client.review.edit({ cardId: card.id, ...sides })
        : client.review.create({ type, ...sides });
    },
    onSuccess: (saved, { another }) => {
      void queries.invalidateQueries({ queryKey: orpc.review.key() });
      onSaved?.(saved);
      if (!another) {
        notify.success(t(card ? 'edit.saved' : 'edit.made'));
        onClose();
        return;
      }
      announce(t('edit.made'));
      setFront('');
      setBack('');
      frontBox.current?.focus();
    },
    onError: (error) => {
      const reason = refusals.find((each) => each === faultOf(error).params.reason);
      if (reason) setRefused(reason);
      else toast(error);
    },
  });
  const submit = (another: boolean) => {
    if (save.isPending) return;
    const problem = problemOf({ type, front, back });
    setRefused(problem);
    if (problem === null) save.mutate({ another });
    else frontBox.current?.focus();
  };
  const error = refused === null ? undefined : t(`edit.refused.${refused}`);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      title={t(card ? 'edit.title' : 'edit.newTitle')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          {card ? null : (
            <Button busy={save.isPending} onClick={() => submit(true)}>
              {t('edit.another')}
            </Button>
          )}
          <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
            {t(card ? 'edit.save' : 'edit.make')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit(card === undefined);
        }}
      >
        {card ? null : (
          <Segmented
            label={t('edit.type')}
            value={type}
            onChange={setType}
            choices={[
              { value: 'basic', label: t('edit.basic') },
              { value: 'cloze', label: t('edit.cloze') },
            ]}
          />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="flex flex-col gap-4">
            <Field
              label={t(type === 'cloze' ? 'edit.text' : 'edit.front')}
              hint={type === 'cloze' ? t('edit.clozeHint', { open: '{{', close: '}}' }) : undefined}
              error={error}
            >
              <Textarea
                {...pictures.boxOf('front')}
                value={front}
                maxLength={maxSideChars}
                rows={4}
                onChange={(event) => writeFront(event.target.value)}
              />
            </Field>
            {type === 'cloze' ? (
              <Button
                size="sm"
                className="-mt-2 self-start"
                icon={<Braces aria-hidden size={16} />}
                onClick={() => setFront(withGapAt(frontBox, front))}
              >
                {t('edit.makeGap')}
              </Button>
            ) : null}
            <Field label={t(type === 'cloze' ? 'edit.more' : 'edit.back')}>
              <Textarea
                {...pictures.boxOf('back')}
                value={back}
                maxLength={maxSideChars}
                rows={3}
                onChange={(event) => setBack(event.target.value)}
              />
            </Field>
            <FileButton
              size="sm"
              className="-mt-2 self-start"
              icon={<ImagePlus aria-hidden size={16} />}
              accept={pictureTypes}
              label={t('edit.picture')}
              busy={pictures.busy}
              onFile={pictures.add}
            />
            <Field label={t('edit.topic')}>
              <Select value={topicId} onChange={setTopicId} choices={topics} />
            </Field>
          </div>
          <Preview sides={{ type, front, back }} />
        </div>
      </form>
    </Dialog>
  );
}

function Preview({ sides }: { sides: CardSides }) {
  const { t } = useTranslation('review');
  const isEmpty = sides.front.trim() === '';
  return (
    <section
      aria-label={t('edit.preview')}
      className="flex min-w-0 flex-col gap-3 rounded-md border border-line bg-sunken p-3"
    >
      {isEmpty ? (
        <p className="m-auto text-center text-base text-ink-muted">{t('edit.previewEmpty')}</p>
      ) : (
        (['question', 'answer'] as const).map((side) => (
          <div key={side} className="flex flex-col gap-1">
            <h3 className="text-sm font-medium text-ink-muted">{t(`edit.${side}`)}</h3>
            <div className="flex flex-col gap-2 rounded-md bg-surface p-3 font-serif text-md text-ink">
              {side === 'question' || sides.type === 'cloze' ? (
                <FrontText card={sides} filled={side === 'answer'} />
              ) : null}
              {side === 'answer' ? <BackText card={sides} /> : null}
            </div>
          </div>
        ))
      )}
    </section>
  );
}

/** What keeps it from being a card, as the core would say. */
function problemOf({ type, front, back }: CardSides): Refusal | null {
  if (front.trim() === '') return 'empty';
  if (type === 'basic') return back.trim() === '' ? 'empty' : null;
  return clozeParts(front).some(({ gap }) => gap) ? null : 'no_gap';
}

/** The text with braces around what is selected, and the caret behind or inside them. */
function withGapAt(box: RefObject<HTMLTextAreaElement | null>, text: string): string {
  const from = box.current?.selectionStart ?? text.length;
  const to = box.current?.selectionEnd ?? from;
  const caret = to > from ? to + 4 : from + 2;
  requestAnimationFrame(() => {
    box.current?.focus();
    box.current?.setSelectionRange(caret, caret);
  });
  return `${text.slice(0, from)}{{${text.slice(from, to)}}}${text.slice(to)}`;
}
