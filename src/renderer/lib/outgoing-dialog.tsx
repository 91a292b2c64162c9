// What a call would send away, word for word, before the first one to a provider. It shows the contract's `outgoing` and
// decides nothing: whoever opens it stores the consent and sends.
import { useTranslation } from 'react-i18next';
import type { Outgoing } from '#contract/models.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { AnsweringBadge } from './answering-badge.tsx';
import { useFormat } from './format.ts';

export interface OutgoingDialogProps {
  outgoing: Outgoing;
  onSend: () => void;
  /** Also called by Escape and by a click beside the dialog. */
  onCancel: () => void;
}

export function OutgoingDialog({ outgoing, onSend, onCancel }: OutgoingDialogProps) {
  const { t } = useTranslation('models');
  const { host, parts, withheld } = outgoing;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      width="lg"
      title={t('outgoing.title')}
      description={t('outgoing.text', { host })}
      footer={
        <>
          <Button onClick={onCancel}>{t('outgoing.cancel')}</Button>
          <Button variant="primary" onClick={onSend}>
            {t('outgoing.send')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Facts outgoing={outgoing} />
        <ol className="flex flex-col gap-2">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one call never change their order.
            <li key={index}>
              <Part part={part} />
            </li>
          ))}
        </ol>
        {withheld.length > 0 ? (
          <div className="rounded-md bg-success-soft px-3 py-2 text-sm text-success-ink">
            <p className="font-medium">{t('outgoing.withheld')}</p>
            <ul className="list-disc ps-5">
              {withheld.map((title) => (
                <li key={title}>
                  <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <p className="text-sm text-ink-muted">{t('outgoing.sendHint', { host })}</p>
      </div>
    </Dialog>
  );
}

function Facts({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { host, model, answering, promptTokens, completionTokens, cost, currency } = outgoing;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-base">
      <dt className="text-ink-muted">{t('outgoing.to')}</dt>
      <dd className="flex flex-wrap items-center gap-2">
        <bdi className="font-medium break-all">{host}</bdi>
        <AnsweringBadge answering={answering} />
      </dd>
      <dt className="text-ink-muted">{t('outgoing.model')}</dt>
      <dd>
        <bdi className="break-all">{model}</bdi>
      </dd>
      <dt className="text-ink-muted">{t('outgoing.tokens')}</dt>
      <dd>
        {t('outgoing.tokensValue', {
          prompt: format.number(promptTokens),
          completion: format.number(completionTokens),
        })}
      </dd>
      <dt className="text-ink-muted">{t('outgoing.cost')}</dt>
      <dd>
        {cost === null
          ? t('outgoing.costUnknown')
          : cost === 0
            ? t('outgoing.costFree')
            : t('outgoing.costValue', { cost: format.money(cost, currency) })}
      </dd>
    </dl>
  );
}

/** Open from the start for what the student wrote; the rest folds, but nothing is cut. */
function Part({ part: { kind, title, page, text } }: { part: Outgoing['parts'][number] }) {
  const { t } = useTranslation('models');
  const place = title !== null && page !== null ? t('outgoing.page', { title, page }) : title;
  return (
    <details
      open={kind === 'question' || kind === 'passage'}
      className="rounded-md border border-line bg-raised"
    >
      <summary className="rounded-md px-3 py-2 text-base font-medium text-ink">
        {t(`outgoing.kind.${kind}`)}
        {place === null ? null : <span className="font-normal text-ink-muted"> · {place}</span>}
      </summary>
      <p className="border-t border-line px-3 py-2 text-sm whitespace-pre-wrap text-ink">
        <bdi>{text}</bdi>
      </p>
    </details>
  );
}
