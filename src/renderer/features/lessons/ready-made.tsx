// Subjects that come with the app, to begin with or to look at; also what stands here before there is any subject.
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, FileText, FolderPlus, GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { StarterSubject } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { subjectPath } from '../../lib/paths.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card, Page, PageHeader } from '../../ui/layout.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { FileDialog } from './file-dialog.tsx';
import { useShelfActs } from './use-shelf-acts.ts';

export function ReadyMade({
  isFirst = false,
  onAsk,
}: {
  /** There is no subject yet. */
  isFirst?: boolean;
  onAsk: (asking: Asking) => void;
}) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const acts = useShelfActs();
  const [choosing, setChoosing] = useState(false);
  const starters = useQuery(orpc.lessons.starters.queryOptions());
  return (
    <Page>
      <PageHeader
        back={
          isFirst ? null : (
            <Link
              to="/subjects"
              className="mb-2 inline-flex items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline lg:hidden"
            >
              <ArrowLeft aria-hidden size={15} className="rtl:rotate-180" />
              {t('title')}
            </Link>
          )
        }
        title={isFirst ? t('title') : t('readyMade.title')}
        description={isFirst ? t('readyMade.first') : t('readyMade.text')}
        actions={
          <>
            <Button
              icon={<FolderPlus aria-hidden size={16} />}
              onClick={() => onAsk(acts.newSubject((id) => void navigate(subjectPath(id))))}
            >
              {t('subject.new')}
            </Button>
            <Button icon={<FileText aria-hidden size={16} />} onClick={() => setChoosing(true)}>
              {t('plan.from')}
            </Button>
          </>
        }
      />
      {starters.isError ? <FaultView error={starters.error} onAction={() => starters.refetch()} /> : null}
      {starters.isPending ? <Skeleton lines={6} /> : null}
      {starters.data?.length === 0 ? <p className="text-base text-ink-muted">{t('readyMade.none')}</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-4">
        {starters.data?.map((starter) => (
          <li key={starter.slug} className="flex">
            <StarterCard starter={starter} />
          </li>
        ))}
      </ul>
      <FileDialog open={choosing} onOpenChange={setChoosing} />
    </Page>
  );
}

function StarterCard({ starter }: { starter: StarterSubject }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const install = useMutation({
    mutationFn: () => client.lessons.installStarter({ slug: starter.slug }),
    onSuccess: ({ subjectId }) => {
      notify.success(t('readyMade.added', { name: starter.name }));
      void navigate(subjectPath(subjectId));
    },
    onError: (error) => toast(error),
  });
  const lessonCount = starter.topics.reduce((sum, { lessons }) => sum + lessons.length, 0);
  return (
    <Card className="flex flex-1 flex-col gap-3">
      <div className="flex items-center gap-2.5">
        <span aria-hidden className="rounded-md bg-accent-soft p-2 text-accent-ink">
          <GraduationCap size={18} />
        </span>
        <h2 className="min-w-0 font-serif text-md font-semibold text-ink">{starter.name}</h2>
      </div>
      <p className="text-base text-ink-muted">{starter.description}</p>
      <ul className="list-disc ps-5 text-sm text-ink-muted">
        {starter.topics.map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <span className="flex-1" />
      <p className="text-sm text-ink-muted">
        {[
          t('lesson.count', { count: lessonCount }),
          t('readyMade.questions', { count: starter.questions }),
          format.duration(starter.minutes * 60_000),
        ].join(' · ')}
      </p>
      {starter.subjectId === null ? (
        <Button
          variant="primary"
          busy={install.isPending}
          aria-label={t('readyMade.addNamed', { name: starter.name })}
          onClick={() => install.mutate()}
        >
          {t('readyMade.add')}
        </Button>
      ) : (
        <Link
          to={subjectPath(starter.subjectId)}
          aria-label={t('readyMade.openNamed', { name: starter.name })}
          className={buttonClass()}
        >
          {t('readyMade.open')}
        </Link>
      )}
    </Card>
  );
}
