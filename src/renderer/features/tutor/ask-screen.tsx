// Ask: past questions on the left, the conversation, and the cited page beside it. While a page is open the list gives
// way, because three columns leave no room to read.
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { ReaderPaneSlot, type ReaderTarget } from '../../lib/reader-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { targetOf } from './citations.ts';
import { Conversation, type OpenMarker } from './conversation.tsx';
import { scopeOfQuery } from './paths.ts';
import { ThreadList } from './thread-list.tsx';

interface Beside extends OpenMarker {
  target: ReaderTarget;
}

export function Component() {
  const { t } = useTranslation('tutor');
  const { threadId = null } = useParams();
  const location = useLocation();
  const [query] = useSearchParams();
  const [beside, setBeside] = useState<Beside | null>(null);
  const startText = (location.state as { text?: string } | null)?.text ?? '';

  const open = (next: OpenMarker) => {
    const target = targetOf(next.marker);
    if (target) setBeside({ ...next, target });
  };
  const close = () => {
    const back = beside
      ? document.querySelector<HTMLElement>(
          `[data-testid="answer"] [data-citation="${beside.marker.n}"][aria-pressed="true"]`,
        )
      : null;
    setBeside(null);
    requestAnimationFrame(() => back?.focus());
  };
  return (
    <div className="flex h-full min-h-0">
      {beside ? null : (
        <div className="w-60 shrink-0 lg:w-72">
          <ThreadList openId={threadId} />
        </div>
      )}
      <SplitPane
        id="ask"
        label={t('split')}
        initial={46}
        className="flex-1"
        start={
          <div className="flex h-full min-h-0 flex-col">
            <h1 className="sr-only">{t('title')}</h1>
            {beside ? (
              <div className="border-b border-line px-3 py-1.5">
                <Button size="sm" variant="quiet" icon={<ArrowLeft size={16} aria-hidden />} onClick={close}>
                  {t('back')}
                </Button>
              </div>
            ) : null}
            <div className="min-h-0 flex-1">
              <Conversation
                // A new question is a new conversation, even when another one was open.
                key={threadId ?? `new ${location.search} ${startText}`}
                threadId={threadId}
                startScope={scopeOfQuery(query)}
                startText={startText}
                openMarker={beside}
                onOpenMarker={open}
              />
            </div>
          </div>
        }
        end={beside ? <ReaderPaneSlot target={beside.target} onClose={close} /> : null}
      />
    </div>
  );
}
