// Past questions, most recent first, searchable by any word of question or answer.
import { useMutation, useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Thread } from '#contract/tutor.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast, useNaming } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { threadPath } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { newQuestionPath } from './paths.ts';

export function ThreadList({ openId }: { openId: string | null }) {
  const { t } = useTranslation('tutor');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const threads = useQuery({
    ...orpc.tutor.threads.queryOptions({ input: wanted ? { text: wanted } : {} }),
    placeholderData: (before) => before,
  });
  return (
    <aside
      aria-label={t('threads')}
      className="flex h-full min-h-0 w-full flex-col gap-3 border-e border-line bg-canvas p-3"
    >
      <Button
        icon={<Plus size={16} aria-hidden />}
        onClick={() => navigate(newQuestionPath({}))}
        variant="secondary"
      >
        {t('newQuestion')}
      </Button>
      <Field label={t('searchThreads')} labelHidden>
        <Input
          type="search"
          value={text}
          placeholder={t('searchThreads')}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {threads.isPending ? <Skeleton lines={5} /> : null}
        {threads.isError ? (
          <FaultView error={threads.error} compact onAction={() => threads.refetch()} />
        ) : null}
        {threads.data?.length === 0 ? (
          <p className="px-1 text-sm text-ink-muted">
            {wanted ? t('noMatches', { text: wanted }) : t('noThreads')}
          </p>
        ) : null}
        <ul className="flex flex-col gap-0.5">
          {threads.data?.map((thread) => (
            <li key={thread.id}>
              <ThreadRow thread={thread} excerpt={thread.excerpt} open={thread.id === openId} />
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

function ThreadRow({ thread, excerpt, open }: { thread: Thread; excerpt: string | null; open: boolean }) {
  const { t } = useTranslation('tutor');
  const { t: tu } = useTranslation('ui');
  const named = useNaming();
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const [renaming, setRenaming] = useState(false);
  const remove = useMutation({
    mutationFn: () => client.tutor.remove({ threadId: thread.id }),
    onSuccess: () => {
      if (open) navigate(newQuestionPath({}), { replace: true });
      notify.undoable(t('thread.removed', { title: thread.title }), tu('undo'), () => {
        client.tutor.restore({ threadId: thread.id }).catch((error: unknown) => toast(error));
      });
    },
    onError: (error) => toast(error),
  });
  return (
    <div
      className={clsx(
        'group flex items-center gap-1 rounded-md pe-1',
        open ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <Link
        to={threadPath(thread.id)}
        aria-current={open ? 'page' : undefined}
        title={thread.title}
        className="min-w-0 flex-1 rounded-md px-2 py-1.5"
      >
        <span className={clsx('block truncate text-base', open ? 'font-medium text-accent-ink' : 'text-ink')}>
          {thread.title}
        </span>
        <span className="block truncate text-xs text-ink-muted">
          {thread.solvedAt === null ? '' : `${t('solved.label')} · `}
          {excerpt ?? format.relative(thread.updatedAt, Date.now())}
        </span>
      </Link>
      <Menu
        items={[
          {
            id: 'rename',
            label: t('thread.rename'),
            icon: <Pencil size={16} />,
            onSelect: () => setRenaming(true),
          },
          {
            id: 'remove',
            label: t('thread.remove'),
            icon: <Trash2 size={16} />,
            danger: true,
            onSelect: () => remove.mutate(),
          },
        ]}
      >
        <IconButton
          size="sm"
          label={t('thread.more', { title: thread.title })}
          icon={<MoreHorizontal size={16} aria-hidden />}
        />
      </Menu>
      <NameDialog
        asking={
          renaming
            ? {
                title: t('thread.renameTitle'),
                label: t('thread.renameLabel'),
                initial: thread.title,
                confirm: t('thread.save'),
                maxLength: 200,
                onName: named((title) => client.tutor.rename({ threadId: thread.id, title })),
              }
            : null
        }
        onClose={() => setRenaming(false)}
      />
    </div>
  );
}
