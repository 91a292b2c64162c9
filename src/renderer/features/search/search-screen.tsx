// Search over everything that has been read. Results follow the typing; the address holds the search.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search as SearchIcon, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { SearchAnswer } from '#contract/search.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page, PageHeader } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Filters } from './filters.tsx';
import { type Query, readQuery, writeQuery } from './query.ts';
import { ResultList } from './result-list.tsx';

const typingPauseMs = 180;
const hitsAtOnce = 20;
/** As the contract: no further than this many results. */
const longestOffset = 1000;

export function Component() {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params), [params]);
  const [text, setText] = useState(query.text);
  const box = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was typed goes along with whatever changes the address first, so that the two cannot undo each other.
  const go = (next: Query) => {
    clearTimeout(pause.current);
    setParams(writeQuery(next), { replace: true });
  };
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => go({ text: typed.trim(), scope: query.scope }), typingPauseMs);
  };

  // Someone else changed the address: back, forward, the command box.
  useEffect(() => setText((typed) => (typed.trim() === query.text ? typed : query.text)), [query.text]);
  useEffect(() => () => clearTimeout(pause.current), []);
  useEffect(() => box.current?.focus(), []);

  return (
    <Page>
      <PageHeader title={t('title')} />
      <search className="flex flex-col gap-3">
        <div className="flex min-h-12 items-center gap-3 rounded-md border border-line-strong bg-raised px-4 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
          <SearchIcon aria-hidden size={19} className="shrink-0 text-ink-faint" />
          <input
            ref={box}
            type="text"
            value={text}
            maxLength={10_000}
            aria-label={t('box')}
            placeholder={t('box')}
            onChange={(event) => type(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') go({ text: text.trim(), scope: query.scope });
            }}
            className="min-w-0 flex-1 bg-transparent text-md text-ink outline-none placeholder:text-ink-faint"
          />
          {text ? (
            <IconButton
              size="sm"
              label={t('clear')}
              icon={<X aria-hidden size={16} />}
              onClick={() => {
                type('');
                box.current?.focus();
              }}
            />
          ) : null}
        </div>
        <Filters scope={query.scope} onScope={(scope) => go({ text: text.trim(), scope })} />
      </search>
      {query.text === '' ? (
        <EmptyState icon={<SearchIcon size={26} />} title={t('start.title')}>
          {t('start.text')}
        </EmptyState>
      ) : (
        <Results query={query} onWiden={() => go({ text: query.text, scope: {} })} />
      )}
    </Page>
  );
}

function Results({ query, onWiden }: { query: Query; onWiden: () => void }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const answer = useInfiniteQuery({
    ...orpc.search.query.infiniteOptions({
      input: (offset: number) => ({ text: query.text, scope: query.scope, limit: hitsAtOnce, offset }),
      initialPageParam: 0,
      getNextPageParam: (last: SearchAnswer, pages: SearchAnswer[]) => {
        const offset = pages.length * hitsAtOnce;
        return last.hits.length < hitsAtOnce || offset > longestOffset ? undefined : offset;
      },
    }),
    placeholderData: keepPreviousData,
  });
  const first = answer.data?.pages[0];
  const hits = useMemo(() => withoutRepeats(answer.data?.pages ?? []), [answer.data]);
  const settled = answer.isSuccess && !answer.isPlaceholderData;
  useEffect(() => {
    if (settled) announce(t('announced', { count: hits.length }));
  }, [settled, hits.length, t]);

  if (answer.isError) return <FaultView error={answer.error} onAction={() => void answer.refetch()} />;
  if (!first) return <Skeleton lines={8} />;
  if (first.passageCount === 0) {
    return (
      <EmptyState
        icon={<SearchIcon size={26} />}
        title={t('nothingRead.title')}
        action={<Button onClick={() => void navigate('/library')}>{t('nothingRead.action')}</Button>}
      >
        {t('nothingRead.text')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t('results')} aria-busy={answer.isFetching} className="flex flex-col gap-3">
      <Summary answer={first} />
      {hits.length === 0 ? (
        <NotFound text={query.text} narrowed={Object.keys(query.scope).length > 0} onWiden={onWiden} />
      ) : (
        <>
          <ResultList hits={hits} />
          {answer.hasNextPage ? (
            <Button
              className="self-center"
              busy={answer.isFetchingNextPage}
              onClick={() => void answer.fetchNextPage()}
            >
              {t('more')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function Summary({ answer }: { answer: SearchAnswer }) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const count = answer.passageCount;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      <p>{t('searched', { count, total: format.number(count) })}</p>
      {answer.unknownWords.length > 0 ? (
        <p data-testid="unknown-words">
          {t('unknown', {
            count: answer.unknownWords.length,
            words: format.list(answer.unknownWords.map((word) => `“${word}”`)),
          })}
        </p>
      ) : null}
    </div>
  );
}

function NotFound({ text, narrowed, onWiden }: { text: string; narrowed: boolean; onWiden: () => void }) {
  const { t } = useTranslation('search');
  return (
    <EmptyState
      icon={<SearchIcon size={26} />}
      title={t('none.title', { text })}
      action={narrowed ? <Button onClick={onWiden}>{t('none.widen')}</Button> : undefined}
    >
      {t('none.text')}
    </EmptyState>
  );
}

/** A page that grew between two reads may hand out a passage twice. */
function withoutRepeats(pages: readonly SearchAnswer[]): SearchAnswer['hits'] {
  const seen = new Set<string>();
  return pages
    .flatMap(({ hits }) => hits)
    .filter(({ chunkId }) => !seen.has(chunkId) && seen.add(chunkId).size > 0);
}
