// Makes one card from words of a file: both sides are the student's to reword before it is made.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { type Acts, useAct } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Textarea } from '../../ui/field.tsx';
import { notify } from '../../ui/toast.tsx';

type Draft = Parameters<Acts['makeCard']>[0];

const maxSideChars = 5000;

/** Offers the act on every screen. */
export function CardBackground() {
  const { t } = useTranslation('highlights');
  const [draft, setDraft] = useState<Draft | null>(null);
  useAct('makeCard', setDraft);
  return (
    <Dialog
      open={draft !== null}
      onOpenChange={(open) => !open && setDraft(null)}
      title={t('makeCard.title')}
    >
      {draft ? <CardForm draft={draft} onDone={() => setDraft(null)} /> : null}
    </Dialog>
  );
}

function CardForm({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useTranslation('highlights');
  const toast = useFaultToast();
  const [front, setFront] = useState(draft.front);
  const [back, setBack] = useState(draft.back);
  const [exists, setExists] = useState(false);
  const [busy, setBusy] = useState(false);
  const isWhole = front.trim() !== '' && back.trim() !== '';
  const make = async () => {
    setBusy(true);
    try {
      await client.review.create({ type: 'basic', front, back, source: draft.source });
      notify.success(t('makeCard.made'));
      onDone();
    } catch (error) {
      if (faultOf(error).params.reason === 'exists') setExists(true);
      else toast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !busy) void make();
      }}
    >
      <Field
        label={t('makeCard.front')}
        hint={t('makeCard.frontHint')}
        {...(exists ? { error: t('makeCard.exists') } : {})}
      >
        <Textarea
          value={front}
          maxLength={maxSideChars}
          onChange={(event) => {
            setFront(event.target.value);
            setExists(false);
          }}
        />
      </Field>
      <Field label={t('makeCard.back')}>
        <Textarea
          value={back}
          maxLength={maxSideChars}
          className="min-h-28"
          onChange={(event) => setBack(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isWhole ? null : <p className="me-auto text-sm text-ink-muted">{t('makeCard.needed')}</p>}
        <Button onClick={onDone}>{t('makeCard.cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={!isWhole}>
          {t('makeCard.make')}
        </Button>
      </div>
    </form>
  );
}
