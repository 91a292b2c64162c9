// A lesson, read at one's own pace: its text, its video, or its pages in the reader beside it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Lesson } from '#contract/lessons.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { ReaderPaneSlot } from '../../lib/reader-slot.tsx';
import { Page } from '../../ui/layout.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { LessonBodyView } from './lesson-body.tsx';
import { LessonFooter } from './lesson-footer.tsx';
import { LessonHeader } from './lesson-header.tsx';
import { useFilm } from './use-film.ts';
import { useReading } from './use-reading.ts';
import { useScrollShare } from './use-scroll-share.ts';

export function Component() {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const { lessonId = '' } = useParams();
  const lesson = useQuery(orpc.lessons.get.queryOptions({ input: { lessonId } }));
  if (lesson.isError) {
    const gone = faultOf(lesson.error).code === 'NOT_FOUND';
    return (
      <FaultView
        error={lesson.error}
        onAction={() => (gone ? void navigate('/subjects') : void lesson.refetch())}
        {...(gone ? { actionLabel: t('toSubjects') } : {})}
      />
    );
  }
  if (!lesson.data) {
    return (
      <Page>
        <Skeleton lines={10} />
      </Page>
    );
  }
  return <Opened key={lessonId} lesson={lesson.data} />;
}

function Opened({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation('lessons');
  const isFilm = lesson.video !== null;
  const { film, onFilm } = useFilm(isFilm ? lesson.lastPosition : 0);
  // What cannot be played here is watched elsewhere, as a video on the web is.
  const counts = !isFilm || film.playing || film.seen || film.failed;
  const { secondsLeft, setPosition } = useReading(lesson, counts);
  const scroller = useRef<HTMLDivElement>(null);
  const scrolled = useScrollShare(scroller, isFilm ? 0 : lesson.lastPosition, isFilm ? ignore : setPosition);
  const share = isFilm ? film.share : scrolled;
  useEffect(() => {
    if (isFilm) setPosition(film.time);
  }, [isFilm, film.time, setPosition]);
  const isWide = useIsWide();
  const [closed, setClosed] = useState(false);
  const { materialId, pageFrom, materialGone } = lesson;
  const target = useMemo(
    () =>
      materialId !== null && pageFrom !== null && !materialGone
        ? { materialId, page: pageFrom, marks: [] }
        : null,
    [materialId, pageFrom, materialGone],
  );
  const beside = target && isWide && !closed;
  return (
    <SplitPane
      id="lesson"
      label={t('divider')}
      initial={42}
      start={
        <article aria-label={lesson.title} className="flex h-full min-h-0 flex-col">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
          <div ref={scroller} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]">
            <div className="mx-auto flex max-w-3xl flex-col gap-5 px-6 py-6">
              <LessonHeader lesson={lesson} />
              <LessonBodyView
                lesson={lesson}
                onFilm={onFilm}
                {...(target && closed ? { onShowPages: () => setClosed(false) } : {})}
              />
            </div>
          </div>
          <LessonFooter lesson={lesson} share={share} secondsLeft={secondsLeft} />
        </article>
      }
      end={beside ? <ReaderPaneSlot target={target} onClose={() => setClosed(true)} /> : null}
    />
  );
}

const ignore = () => {};

const wide = '(min-width: 64rem)';

/** Two columns need room for both. */
function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(wide);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
  );
}
