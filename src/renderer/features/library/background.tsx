// What the library does on every screen: the file picker, dropping files anywhere in the window, and telling what came
// of it.
import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { faultFromCode, faultOf, faultWords } from '../../lib/faults.ts';
import { onFact } from '../../lib/queries.ts';
import { useAct, useCommands } from '../../lib/slots.ts';
import { notify } from '../../ui/toast.tsx';
import { useFileDrop } from './file-drop.ts';
import { onUploadsFinished, uploads } from './running-uploads.ts';
import { placeOf, shelfOf } from './shelf.ts';
import type { Finished } from './uploads.ts';

/** What the picker offers first; anything else is judged by the core. */
const accepted = '.pdf,.md,.markdown,.txt,.text,application/pdf,text/markdown,text/plain';

export function Background() {
  const { t } = useTranslation('library');
  const picker = useRef<HTMLInputElement>(null);
  const pick = () => picker.current?.click();
  useAct('importFiles', pick);
  const commands = useMemo(
    () => [
      {
        id: 'library.import',
        label: t('act.import'),
        icon: <FileUp size={16} aria-hidden />,
        shortcut: 'global.import' as const,
        run: () => picker.current?.click(),
      },
    ],
    [t],
  );
  useCommands(commands);
  const add = useAdd();
  const over = useFileDrop({ onFiles: add, onFolder: () => notify.info(t('drop.folder')) });
  useOutcomes();
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        accept={accepted}
        hidden
        aria-hidden
        data-testid="file-picker"
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {over ? (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
          <div className="flex flex-col items-center gap-3 rounded-lg border-2 border-dashed border-accent bg-surface px-16 py-12 text-center shadow-float">
            <span className="rounded-full bg-accent-soft p-4 text-accent-ink">
              <FileUp aria-hidden size={32} />
            </span>
            <p className="font-serif text-xl font-semibold text-ink">{t('drop.title')}</p>
            <p className="text-base text-ink-muted">{t('drop.kinds')}</p>
          </div>
        </div>
      ) : null}
    </>
  );
}

/** Adds files to the shelf in view, or to none, and shows the library where they arrive. */
function useAdd(): (files: readonly File[]) => void {
  const location = useLocation();
  const navigate = useNavigate();
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  return (files) => {
    const inLibrary = location.pathname === '/library';
    const shelf = inLibrary ? shelfOf(new URLSearchParams(location.search)) : ({ kind: 'all' } as const);
    uploads.add(files, placeOf(shelf, subjects.data ?? []));
    if (files.length > 0 && (!inLibrary || shelf.kind === 'deleted')) void navigate('/library');
  };
}

function useOutcomes(): void {
  const { t } = useTranslation('library');
  const { t: faults } = useTranslation('faults');
  const navigate = useNavigate();
  const tell = useRef((_result: Finished) => {});
  useEffect(() => {
    tell.current = ({ imported, failed }) => {
      const open = (id: string) => ({
        label: t('act.open'),
        onClick: () => void navigate(`/read/${id}`),
      });
      for (const { material } of imported.filter(({ duplicate }) => duplicate)) {
        notify.info(t('done.duplicate', { title: material.title }), { action: open(material.id) });
      }
      const fresh = imported.filter(({ duplicate }) => !duplicate);
      if (fresh.length === 1) {
        const { material } = fresh[0]!;
        notify.success(t('done.added', { title: material.title }), { action: open(material.id) });
      } else if (fresh.length > 1) notify.success(t('done.addedMany', { count: fresh.length }));
      for (const upload of failed) {
        const words = faultWords(faults, faultOf(upload.error));
        notify.error(t('done.notAdded', { name: upload.fileName }), { detail: words.title });
      }
    };
  });
  useEffect(() => onUploadsFinished((result) => tell.current(result)), []);

  useEffect(
    () =>
      onFact((fact) => {
        if (fact.type === 'material.opened') void navigate(`/read/${fact.materialId}`);
        if (fact.type === 'import.rejected') {
          const words = faultWords(faults, faultFromCode(fact.code));
          notify.error(t('done.notAdded', { name: fact.fileName }), { detail: words.title });
        }
      }),
    [navigate, t, faults],
  );
}
