// One file in the list. Its title opens it; everything else it can do is in its menu and on a right click.
import { clsx } from 'clsx';
import {
  Check,
  EllipsisVertical,
  FileText,
  FolderInput,
  Info,
  ListChecks,
  MessageCircleQuestion,
  NotebookText,
  Pencil,
  Trash2,
} from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Material } from '#contract/library.ts';
import { useFormat } from '../../lib/format.ts';
import { act } from '../../lib/slots.ts';
import { ContextMenu, Menu, type MenuItem } from '../../ui/menu.tsx';
import { MaterialStatus } from './material-status.tsx';
import { pageSummary } from './page-summary.tsx';
import { canOpen, hasText } from './status.ts';
import type { MaterialActs } from './use-material-acts.ts';

export interface MaterialRowProps {
  material: Material;
  /** Null where the shelf is clear from the screen. */
  shelf: string | null;
  selected: boolean;
  now: number;
  acts: MaterialActs;
  onSelect: (selected: boolean) => void;
  onRename: () => void;
  onMove: () => void;
  onUnlock: () => void;
}

export function MaterialRow(props: MaterialRowProps) {
  const { material, shelf, selected, now, acts, onSelect } = props;
  const { t } = useTranslation('library');
  const format = useFormat();
  const navigate = useNavigate();
  const items = useMenu(props);
  const opens = canOpen(material);
  const isPdf = material.contentType === 'application/pdf';
  const Icon = isPdf ? FileText : NotebookText;
  const facts = [
    ...(material.status === 'ready' || material.status === 'needs_ocr'
      ? pageSummary(material, t, format)
      : []),
    ...(shelf === null ? [] : [shelf]),
    t('row.added', { when: format.relative(material.uploadedAt, now) }),
  ];
  return (
    <ContextMenu items={items}>
      <li
        data-testid="material"
        className={clsx(
          'group flex gap-3 rounded-md border px-3 py-3 transition-colors',
          // Hundreds of rows: those out of sight are not laid out.
          '[contain-intrinsic-size:auto_4.75rem] [content-visibility:auto]',
          selected ? 'border-accent bg-accent-soft' : 'border-transparent hover:border-line hover:bg-surface',
        )}
      >
        <Checkbox.Root
          checked={selected}
          onCheckedChange={(next) => onSelect(next === true)}
          aria-label={t('row.select', { title: material.title })}
          className="mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-raised text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent"
        >
          <Checkbox.Indicator>
            <Check aria-hidden size={14} strokeWidth={3} />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <Icon aria-hidden size={20} className="mt-0.5 shrink-0 text-accent-ink" />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <Link
            to={opens ? `/read/${material.id}` : `/library/${material.id}`}
            className="line-clamp-2 w-fit text-md font-medium wrap-anywhere text-ink hover:text-accent-ink hover:underline"
          >
            {material.title}
          </Link>
          <p className="text-sm text-ink-muted" title={format.dateTime(material.uploadedAt)}>
            {facts.join(' · ')}
          </p>
          <MaterialStatus
            material={material}
            acts={acts}
            onUnlock={props.onUnlock}
            onRead={() => void navigate(`/read/${material.id}`)}
          />
        </div>
        <Menu items={items}>
          <button
            type="button"
            aria-label={t('row.menu', { title: material.title })}
            className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <EllipsisVertical aria-hidden size={18} />
          </button>
        </Menu>
      </li>
    </ContextMenu>
  );
}

function useMenu({ material, acts, onRename, onMove }: MaterialRowProps): MenuItem[] {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const scope = { materialId: material.id };
  return [
    {
      id: 'details',
      label: t('act.details'),
      icon: <Info size={16} />,
      onSelect: () => void navigate(`/library/${material.id}`),
    },
    {
      id: 'ask',
      label: t('act.ask'),
      icon: <MessageCircleQuestion size={16} />,
      disabled: !hasText(material),
      onSelect: () => act('askAbout', { scope }),
    },
    {
      id: 'quiz',
      label: t('act.quiz'),
      icon: <ListChecks size={16} />,
      disabled: !hasText(material),
      onSelect: () => act('makeQuiz', { scope, title: material.title }),
    },
    { kind: 'separator', id: 'organise' },
    { id: 'rename', label: t('act.rename'), icon: <Pencil size={16} />, onSelect: onRename },
    { id: 'move', label: t('act.move'), icon: <FolderInput size={16} />, onSelect: onMove },
    {
      id: 'never-send',
      label: t('act.neverSend'),
      checked: material.neverSend,
      onSelect: () => void acts.setNeverSend([material], !material.neverSend),
    },
    { kind: 'separator', id: 'end' },
    {
      id: 'remove',
      label: t('act.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () => void acts.remove([material]),
    },
  ];
}
