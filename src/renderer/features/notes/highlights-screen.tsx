// Everything marked in any file: searched, narrowed to one file, and saved as Markdown. A place leads to its page.
import { useQuery } from '@tanstack/react-query';
import { Download, Highlighter, Layers, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Highlight } from '#contract/highlights.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { type HighlightActs, useHighlightActs } from '../../lib/highlight-acts.ts';
import { ColourSign } from '../../lib/highlight-look.tsx';
import { RichText } from '../../lib/math/rich-text.tsx';
import { readerPath } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { markdownOfHighlights } from './highlights-markdown.ts';
import { NotesNav } from './notes-nav.tsx';
import { saveMarkdown } from './save-markdown.ts';

export function Component() {
  const { t } = useTranslation('highlights');
  const { t: shell } = useTranslation('shell');
  const [text, setText] = useState('');
  const [file, setFile] = useState('');
  const wanted = useDeferredValue(text.trim());
  const all = useQuery(orpc.highlights.list.queryOptions({ input: {} }));
  const found = useQuery({
    ...orpc.highlights.list.queryOptions({ input: wanted ? { text: wanted } : {} }),
    placeholderData: (before) => before,
  });
  const files = new Map(all.data?.map(({ materialId, materialTitle }) => [materialId, materialTitle]));
  const chosen = files.has(file) ? file : '';
  const shown = found.data?.filter(({ materialId }) => chosen === '' || materialId === chosen) ?? [];
  const failed = all.error ?? found.error;
  const save = () => {
    const title = files.get(chosen) ?? t('title');
    const page = (number: number) => t('page', { page: number });
    saveMarkdown(
      `${title} ${chosen ? t('title') : ''}`,
      markdownOfHighlights(shown, { title: t('title'), page, lost: t('lost') }),
    );
  };
  return (
    <Page className="gap-4">
      <title>{`${t('title')} – ${shell('appName')}`}</title>
      <h1 className="sr-only">{t('title')}</h1>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <NotesNav />
        {shown.length > 0 ? (
          <Button icon={<Download aria-hidden size={16} />} onClick={save}>
            {t('export')}
          </Button>
        ) : null}
      </div>
      {failed ? (
        <FaultView error={failed} onAction={() => void Promise.all([all.refetch(), found.refetch()])} />
      ) : all.data === undefined || found.data === undefined ? (
        <Skeleton lines={8} />
      ) : all.data.length === 0 ? (
        <Empty />
      ) : (
        <>
          <div className="flex flex-wrap gap-3">
            <Field label={t('search')} labelHidden className="min-w-56 flex-1">
              <Input
                type="search"
                value={text}
                placeholder={t('search')}
                onChange={(event) => setText(event.target.value)}
              />
            </Field>
            <div className="w-64 max-w-full">
              <Select
                label={t('ofFile')}
                value={chosen}
                onChange={setFile}
                choices={[
                  { value: '', label: t('allFiles') },
                  ...[...files].map(([value, label]) => ({ value, label })),
                ]}
              />
            </div>
          </div>
          <p role="status" className="text-sm text-ink-muted">
            {shown.length === 0 ? t('noMatches', { text: wanted }) : t('count', { count: shown.length })}
          </p>
          <List highlights={shown} />
        </>
      )}
    </Page>
  );
}

function Empty() {
  const { t } = useTranslation('highlights');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<Highlighter size={28} />}
      title={t('empty.title')}
      action={
        <Button variant="primary" onClick={() => void navigate('/library')}>
          {t('empty.action')}
        </Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

function List({ highlights }: { highlights: readonly Highlight[] }) {
  const acts = useHighlightActs();
  return (
    <ul className="flex flex-col gap-3">
      {highlights.map((highlight) => (
        <li key={highlight.id}>
          <Item highlight={highlight} acts={acts} />
        </li>
      ))}
    </ul>
  );
}

function Item({ highlight, acts }: { highlight: Highlight; acts: HighlightActs }) {
  const { t } = useTranslation('highlights');
  const format = useFormat();
  const { materialId, materialTitle, page, charFrom, charTo, quote, note, colour, lost } = highlight;
  return (
    <article
      data-testid="highlight"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <blockquote
        data-colour={colour}
        className="highlight-quote ps-3 font-serif text-md leading-relaxed wrap-anywhere whitespace-pre-line text-ink"
      >
        {quote}
      </blockquote>
      {note.trim() === '' ? null : <RichText text={note} className="text-base text-ink" />}
      {lost ? <p className="text-sm text-warning-ink">{t('lost')}</p> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
        <ColourSign colour={colour} />
        <Link
          to={readerPath(lost ? { materialId, page } : { materialId, page, charFrom, charTo })}
          className="font-medium text-accent-ink hover:underline"
        >
          {t('openAt', { title: materialTitle, page })}
        </Link>
        <span title={format.dateTime(highlight.createdAt)}>
          {format.relative(highlight.createdAt, Date.now())}
        </span>
        <span className="ms-auto inline-flex gap-1">
          <IconButton
            size="sm"
            label={t('card')}
            icon={<Layers aria-hidden size={15} />}
            onClick={() => acts.makeCard(highlight)}
          />
          <IconButton
            size="sm"
            label={t('remove')}
            icon={<Trash2 aria-hidden size={15} />}
            onClick={() => acts.remove(highlight)}
          />
        </span>
      </div>
    </article>
  );
}
