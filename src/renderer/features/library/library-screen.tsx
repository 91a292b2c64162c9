// The library: shelves on the left, the files of one shelf on the right.
import { useQuery } from '@tanstack/react-query';
import { FileUp, FolderInput, Trash2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import { orpc } from '../../lib/client.ts';
import { DropZone } from '../../lib/drop-zone.tsx';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Page, PageHeader } from '../../ui/layout.tsx';
import { type Asking, NameDialog } from '../../ui/name-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { DeletedList } from './deleted-list.tsx';
import { MaterialRow } from './material-row.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { useUploads } from './running-uploads.ts';
import { type Order, onShelf, type Shelf, shelfName, shelfOf } from './shelf.ts';
import { Shelves } from './shelves.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import { UploadRows } from './upload-rows.tsx';
import { type MaterialActs, useMaterialActs } from './use-material-acts.ts';

const none: readonly never[] = [];
const longestTitle = 300;

export function Component() {
  const { t } = useTranslation('library');
  const format = useFormat();
  const [query] = useSearchParams();
  const shelf = useMemo(() => shelfOf(query), [query]);
  const [order, setOrder] = useState<Order>('newest');
  const [asking, setAsking] = useState<Asking | null>(null);
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const deleted = useQuery(orpc.library.list.queryOptions({ input: { deleted: true } }));
  const subjectList = useQuery(orpc.subjects.list.queryOptions());
  const acts = useMaterialActs();
  const now = Date.now();
  const subjects = subjectList.data ?? none;
  const all = materials.data ?? none;
  useLeaveGoneShelf(shelf, subjectList.data);

  const shown = onShelf(all, shelf, subjects, order, format.locale);
  const failed = materials.error ?? subjectList.error;
  return (
    <div className="flex h-full">
      <Shelves
        subjects={subjects}
        shelf={shelf}
        onAsk={setAsking}
        counts={{
          all: all.length,
          loose: onShelf(all, { kind: 'loose' }, subjects, order, format.locale).length,
          deleted: deleted.data?.length ?? 0,
        }}
      />
      <div data-panel className="min-w-0 flex-1">
        <Page>
          <PageHeader
            title={shelfTitle(shelf, subjects, t)}
            actions={
              shelf.kind === 'deleted' ? null : (
                <>
                  <Select
                    label={t('order.label')}
                    value={order}
                    onChange={setOrder}
                    className="w-44!"
                    choices={(['newest', 'title', 'size'] as const).map((value) => ({
                      value,
                      label: t(`order.${value}`),
                    }))}
                  />
                  <Button
                    variant="primary"
                    icon={<FileUp aria-hidden size={17} />}
                    onClick={() => act('importFiles')}
                    title={shortcutCaps('global.import').join('+')}
                  >
                    {t('act.import')}
                  </Button>
                </>
              )
            }
          />
          {failed ? (
            <FaultView
              error={failed}
              onAction={() => {
                void materials.refetch();
                void subjectList.refetch();
              }}
            />
          ) : !materials.data || !subjectList.data ? (
            <Skeleton lines={6} />
          ) : shelf.kind === 'deleted' ? (
            deleted.isError ? (
              <FaultView error={deleted.error} onAction={() => void deleted.refetch()} />
            ) : (
              <DeletedList materials={deleted.data ?? none} acts={acts} now={now} />
            )
          ) : (
            <Files
              materials={shown}
              first={all.length === 0}
              subjects={subjects}
              shelf={shelf}
              acts={acts}
              now={now}
              onAsk={setAsking}
            />
          )}
        </Page>
      </div>
      <NameDialog asking={asking} onClose={() => setAsking(null)} />
    </div>
  );
}

interface FilesProps {
  materials: readonly Material[];
  first: boolean;
  subjects: readonly Subject[];
  shelf: Shelf;
  acts: MaterialActs;
  now: number;
  onAsk: (asking: Asking) => void;
}

function Files({ materials, first, subjects, shelf, acts, now, onAsk }: FilesProps) {
  const { t } = useTranslation('library');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<readonly Material[] | null>(null);
  const [unlocking, setUnlocking] = useState<Material | null>(null);
  const sending = useUploads().length > 0;
  const selection = materials.filter(({ id }) => chosen.has(id));
  const select = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const clear = () => setChosen(new Set());

  return (
    <>
      <UploadRows />
      {materials.length === 0 ? (
        sending ? null : (
          <DropZone title={t(first ? 'empty.title' : 'empty.shelf')} sample={first} />
        )
      ) : (
        <div className="flex flex-col gap-2">
          <SelectionLine
            count={selection.length}
            total={materials.length}
            onAll={() => setChosen(new Set(materials.map(({ id }) => id)))}
            onClear={clear}
            onMove={() => setMoving(selection)}
            onRemove={() => void acts.remove(selection).then((done) => done && clear())}
          />
          <ul className="-mx-3 flex flex-col gap-1" aria-label={t('list')}>
            {materials.map((material) => (
              <MaterialRow
                key={material.id}
                material={material}
                shelf={shelf.kind === 'topic' ? null : shelfName(material, subjects)}
                selected={chosen.has(material.id)}
                now={now}
                acts={acts}
                onSelect={(on) => select(material.id, on)}
                onMove={() => setMoving([material])}
                onUnlock={() => setUnlocking(material)}
                onRename={() => onAsk(renameAsking(material, acts, t))}
              />
            ))}
          </ul>
        </div>
      )}
      <MoveDialog
        materials={moving}
        subjects={subjects}
        onClose={() => setMoving(null)}
        onMove={(place, name) => void acts.move(moving ?? [], place, name).then((done) => done && clear())}
      />
      <UnlockDialog material={unlocking} onClose={() => setUnlocking(null)} />
    </>
  );
}

function SelectionLine({
  count,
  total,
  onAll,
  onClear,
  onMove,
  onRemove,
}: {
  count: number;
  total: number;
  onAll: () => void;
  onClear: () => void;
  onMove: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('library');
  if (count === 0) {
    return (
      <div className="flex min-h-9 items-center justify-between gap-3 text-sm text-ink-muted">
        <span>{t('count', { count: total })}</span>
        <span className="flex items-center gap-2">
          {t('empty.hint')} <Kbd keys={shortcutCaps('global.import')} />
        </span>
      </div>
    );
  }
  return (
    <div
      role="toolbar"
      aria-label={t('selection.label')}
      className="sticky top-0 z-10 flex min-h-11 flex-wrap items-center gap-2 rounded-md border border-accent bg-raised px-3 py-1 shadow-float"
    >
      <span className="text-base font-medium text-ink">{t('selection.count', { count })}</span>
      {count < total ? (
        <Button size="sm" variant="quiet" onClick={onAll}>
          {t('selection.all')}
        </Button>
      ) : null}
      <span className="flex-1" />
      <Button size="sm" icon={<FolderInput aria-hidden size={15} />} onClick={onMove}>
        {t('act.move')}
      </Button>
      <Button size="sm" icon={<Trash2 aria-hidden size={15} />} onClick={onRemove}>
        {t('act.remove')}
      </Button>
      <Button size="sm" variant="quiet" icon={<X aria-hidden size={15} />} onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </div>
  );
}

type T = ReturnType<typeof useTranslation<'library'>>['t'];

export function renameAsking(material: Material, acts: MaterialActs, t: T): Asking {
  return {
    title: t('name.file'),
    label: t('name.title'),
    initial: material.title,
    confirm: t('name.rename'),
    maxLength: longestTitle,
    onName: async (title) => {
      // A fault is told in a toast with a way to try again.
      await acts.rename(material, title);
      return null;
    },
  };
}

function shelfTitle(shelf: Shelf, subjects: readonly Subject[], t: T): string {
  switch (shelf.kind) {
    case 'all':
      return t('title');
    case 'loose':
      return t('shelf.loose');
    case 'deleted':
      return t('shelf.deleted');
    case 'subject':
      return subjects.find(({ id }) => id === shelf.subjectId)?.name ?? '';
    case 'topic':
      return subjects.flatMap(({ topics }) => topics).find(({ id }) => id === shelf.topicId)?.name ?? '';
  }
}

/** An address of a removed subject or topic leads to the whole library. */
function useLeaveGoneShelf(shelf: Shelf, subjects: readonly Subject[] | undefined): void {
  const navigate = useNavigate();
  const gone =
    subjects !== undefined &&
    ((shelf.kind === 'subject' && !subjects.some(({ id }) => id === shelf.subjectId)) ||
      (shelf.kind === 'topic' &&
        !subjects.some(({ topics }) => topics.some(({ id }) => id === shelf.topicId))));
  // A subject just made is not in the list yet; its arrival makes this false before the pause is over.
  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => void navigate('/library', { replace: true }), 1500);
    return () => clearTimeout(timer);
  }, [gone, navigate]);
}
