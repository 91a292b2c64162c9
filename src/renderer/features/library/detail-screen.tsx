// One file: what is in it, what every page turned out to be, and everything that can be done with it.
import { useQuery } from '@tanstack/react-query';
import {
  ArrowLeft,
  BookOpen,
  EllipsisVertical,
  FolderInput,
  GraduationCap,
  ListChecks,
  MessageCircleQuestion,
  Pencil,
  ShieldAlert,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Material, MaterialDetail } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { lessonsFromPath } from '../../lib/paths.ts';
import { act, readerPath } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page, PageHeader, Section } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { type Asking, NameDialog } from '../../ui/name-dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { languageName } from './language-name.ts';
import { renameAsking } from './library-screen.tsx';
import { MaterialStatus } from './material-status.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PageKinds } from './page-kinds.tsx';
import { pageSummary } from './page-summary.tsx';
import { shelfName } from './shelf.ts';
import { canOpen, hasText } from './status.ts';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useMaterialActs } from './use-material-acts.ts';

export function Component() {
  const { t } = useTranslation('library');
  const { materialId = '' } = useParams();
  const navigate = useNavigate();
  const detail = useQuery(orpc.library.get.queryOptions({ input: { id: materialId } }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  if (detail.isError) {
    const gone = faultOf(detail.error).code === 'NOT_FOUND';
    return (
      <FaultView
        error={detail.error}
        onAction={() => (gone ? void navigate('/library') : void detail.refetch())}
        {...(gone ? { actionLabel: t('toLibrary') } : {})}
      />
    );
  }
  return (
    <Page>
      {detail.data ? (
        <Detail material={detail.data} subjects={subjects.data ?? []} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function Detail({ material, subjects }: { material: MaterialDetail; subjects: readonly Subject[] }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const acts = useMaterialActs();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moving, setMoving] = useState<readonly Material[] | null>(null);
  const [unlocking, setUnlocking] = useState<Material | null>(null);
  const scope = { materialId: material.id };
  const read = () => void navigate(`/read/${material.id}`);
  return (
    <>
      <PageHeader
        back={
          <Link
            to="/library"
            className="mb-2 inline-flex items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline"
          >
            <ArrowLeft aria-hidden size={15} className="rtl:rotate-180" />
            {t('title')}
          </Link>
        }
        title={material.title}
        actions={
          <>
            <Button
              disabled={!hasText(material)}
              icon={<MessageCircleQuestion aria-hidden size={17} />}
              onClick={() => act('askAbout', { scope })}
            >
              {t('act.ask')}
            </Button>
            <Button
              disabled={!hasText(material)}
              icon={<ListChecks aria-hidden size={17} />}
              onClick={() => act('makeQuiz', { scope, title: material.title })}
            >
              {t('act.quiz')}
            </Button>
            <Button
              variant="primary"
              disabled={!canOpen(material)}
              icon={<BookOpen aria-hidden size={17} />}
              onClick={read}
            >
              {t('act.read')}
            </Button>
            <Menu
              items={[
                {
                  id: 'rename',
                  label: t('act.rename'),
                  icon: <Pencil size={16} />,
                  onSelect: () => setAsking(renameAsking(material, acts, t)),
                },
                {
                  id: 'lessons',
                  label: t('act.lessons'),
                  icon: <GraduationCap size={16} />,
                  disabled: !hasText(material),
                  onSelect: () => void navigate(lessonsFromPath(material.id)),
                },
                {
                  id: 'move',
                  label: t('act.move'),
                  icon: <FolderInput size={16} />,
                  onSelect: () => setMoving([material]),
                },
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
                  onSelect: () =>
                    void acts.remove([material]).then((done) => done && void navigate('/library')),
                },
              ]}
            >
              <button
                type="button"
                aria-label={t('row.menu', { title: material.title })}
                className="inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
              >
                <EllipsisVertical aria-hidden size={18} />
              </button>
            </Menu>
          </>
        }
      />
      <MaterialStatus material={material} acts={acts} onUnlock={() => setUnlocking(material)} onRead={read} />
      {material.addressesAi ? <AddressesAi /> : null}
      <Facts material={material} subjects={subjects} />
      <PageKinds material={material} />
      <Contents material={material} />
      <NameDialog asking={asking} onClose={() => setAsking(null)} />
      <MoveDialog
        materials={moving}
        subjects={subjects}
        onClose={() => setMoving(null)}
        onMove={(place, name) => void acts.move(moving ?? [], place, name)}
      />
      <UnlockDialog material={unlocking} onClose={() => setUnlocking(null)} />
    </>
  );
}

function AddressesAi() {
  const { t } = useTranslation('library');
  return (
    <div className="flex gap-3 rounded-md bg-info-soft px-4 py-3 text-info-ink">
      <ShieldAlert aria-hidden size={20} className="mt-0.5 shrink-0" />
      <div>
        <p className="font-medium">{t('addressesAi.title')}</p>
        <p className="text-sm">{t('addressesAi.text')}</p>
      </div>
    </div>
  );
}

function Facts({ material, subjects }: { material: MaterialDetail; subjects: readonly Subject[] }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const language = languageName(material.language, format.locale);
  const facts: [label: string, value: string][] = [
    [t('fact.pages'), pageSummary(material, t, format)[0] ?? t('fact.unknown')],
    [t('fact.passages'), format.number(material.passageCount)],
    ...(language ? [[t('fact.language'), language] as [string, string]] : []),
    [t('fact.shelf'), shelfName(material, subjects) ?? t('shelf.loose')],
    [t('fact.size'), format.bytes(material.byteSize)],
    [t('fact.added'), format.dateTime(material.uploadedAt)],
    [t('fact.file'), material.fileName],
    ...(material.neverSend ? [[t('fact.sending'), t('fact.neverSend')] as [string, string]] : []),
  ];
  return (
    <Card>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-4">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-sm text-ink-muted">{label}</dt>
            <dd className="text-base font-medium wrap-anywhere text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Contents({ material }: { material: MaterialDetail }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  if (material.outline.length === 0) return null;
  return (
    <Section title={t('contents')}>
      <ul className="flex flex-col">
        {material.outline.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: an outline has no identity but its order.
            key={index}
            style={{ paddingInlineStart: `${1.1 * Math.min(5, item.level - 1)}rem` }}
          >
            {item.page === null ? (
              <span className="flex min-h-8 items-center px-2 text-base text-ink-muted">{item.title}</span>
            ) : (
              <Link
                to={readerPath({ materialId: material.id, page: item.page })}
                className="flex min-h-8 items-baseline gap-3 rounded-sm px-2 py-1 text-base text-ink hover:bg-sunken hover:text-accent-ink"
              >
                <span className="min-w-0 flex-1 wrap-anywhere">{item.title}</span>
                <span className="text-sm text-ink-muted tabular-nums">{format.number(item.page)}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
