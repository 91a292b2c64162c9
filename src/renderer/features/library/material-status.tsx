// The line under a title: progress with its controls, or what is wrong with one sentence, a cause and one button.
import { CircleAlert, LockKeyhole, Pause, Play, ScanText, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import { faultFromCode, faultWords } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { type Act, type Standing, standingOf } from './status.ts';
import type { MaterialActs } from './use-material-acts.ts';

export interface MaterialStatusProps {
  material: Material;
  acts: MaterialActs;
  onUnlock: () => void;
  onRead: () => void;
}

/** Null for a file that is simply ready. */
export function MaterialStatus({ material, acts, onUnlock, onRead }: MaterialStatusProps) {
  const standing = standingOf(material);
  if (standing.kind === 'ready') return null;
  if (standing.kind === 'trouble') {
    const perform: Record<Act, () => void> = {
      retry: () => acts.retry(material.id),
      unlock: onUnlock,
      read: onRead,
      remove: () => void acts.remove([material]),
    };
    return <Trouble material={material} standing={standing} onAct={perform[standing.act]} />;
  }
  return <Reading material={material} standing={standing} acts={acts} />;
}

function Reading({
  material,
  standing,
  acts,
}: {
  material: Material;
  standing: Extract<Standing, { kind: 'working' | 'paused' }>;
  acts: MaterialActs;
}) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { done, total } = standing;
  const numbers = { done: format.number(done), total: format.number(total ?? 0) };
  const text =
    standing.kind === 'paused'
      ? total === null
        ? t('reading.pausedEarly')
        : t('reading.paused', numbers)
      : standing.phase === 'queued'
        ? t('reading.queued')
        : standing.phase === 'indexing'
          ? t('reading.indexing')
          : total === null
            ? t('reading.opening')
            : t('reading.pages', numbers);
  return (
    <div className="flex items-center gap-3" data-testid="reading">
      <span className="shrink-0 text-sm text-ink-muted tabular-nums">{text}</span>
      <Progress
        label={t('reading.label', { title: material.title })}
        value={done}
        max={total ?? 1}
        tone={standing.kind === 'paused' ? 'warning' : 'accent'}
        className="max-w-64 min-w-16 flex-1"
      />
      {standing.kind === 'paused' ? (
        <IconButton
          size="sm"
          label={t('act.resume', { title: material.title })}
          icon={<Play aria-hidden size={15} />}
          onClick={() => acts.resume(material.id)}
        />
      ) : (
        <IconButton
          size="sm"
          label={t('act.pause', { title: material.title })}
          icon={<Pause aria-hidden size={15} />}
          onClick={() => acts.pause(material.id)}
        />
      )}
      <IconButton
        size="sm"
        label={t('act.cancel', { title: material.title })}
        icon={<X aria-hidden size={15} />}
        onClick={() => acts.cancel(material.id)}
      />
    </div>
  );
}

/** The reason most of its pages share. */
function whyNoText({ unreadable, pageCount }: Material): 'scanned' | 'garbled' | 'empty' | 'cause' {
  const half = (pageCount ?? 0) / 2;
  if ((unreadable.image_only?.length ?? 0) >= half) return 'scanned';
  if ((unreadable.garbled?.length ?? 0) >= half) return 'garbled';
  return (unreadable.empty?.length ?? 0) >= half ? 'empty' : 'cause';
}

const icons = { needs_ocr: ScanText, locked: LockKeyhole, cancelled: Pause, failed: CircleAlert };

function Trouble({
  material,
  standing,
  onAct,
}: {
  material: Material;
  standing: Extract<Standing, { kind: 'trouble' }>;
  onAct: () => void;
}) {
  const { t } = useTranslation('library');
  const { t: faults } = useTranslation('faults');
  const format = useFormat();
  const { reason, act } = standing;
  const Icon = icons[reason];
  const words =
    reason === 'failed'
      ? faultWords(faults, faultFromCode(material.errorCode ?? 'INTERNAL', material.errorParams))
      : {
          title: t(`trouble.${reason}.title`),
          cause:
            reason === 'cancelled'
              ? t('trouble.cancelled.cause', {
                  count: material.pagesDone,
                  done: format.number(material.pagesDone),
                })
              : reason === 'needs_ocr'
                ? t(`trouble.needs_ocr.${whyNoText(material)}`)
                : t('trouble.locked.cause'),
        };
  return (
    <div
      data-testid={`trouble-${reason}`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md bg-warning-soft px-3 py-2 text-warning-ink"
    >
      <Icon aria-hidden size={17} className="shrink-0" />
      <p className="min-w-48 flex-1 text-sm">
        <span className="font-medium">{words.title}</span> {words.cause}
      </p>
      <Button size="sm" onClick={onAct}>
        {t(`trouble.act.${act}`)}
      </Button>
    </div>
  );
}
