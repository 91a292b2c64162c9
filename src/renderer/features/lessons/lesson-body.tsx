// What there is to read or watch. The address of a video is there to be copied: this app opens nothing on the web by itself.
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Lesson } from '#contract/lessons.ts';
import { useFormat } from '../../lib/format.ts';
import { readerPath } from '../../lib/slots.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/layout.tsx';
import { Film, type FilmProps } from './film.tsx';
import { LessonText } from './lesson-text.tsx';
import { pageSpan } from './topic-section.tsx';

export interface LessonBodyProps {
  lesson: Lesson;
  /** Shows the pages beside the text again. */
  onShowPages?: () => void;
  onFilm?: FilmProps['onFilm'];
}

export function LessonBodyView({ lesson, onShowPages, onFilm }: LessonBodyProps) {
  const { t } = useTranslation('lessons');
  return (
    <>
      {lesson.video === null ? null : (
        <Film
          key={lesson.video.id}
          video={lesson.video}
          label={lesson.title}
          startAt={lesson.lastPosition}
          {...(onFilm ? { onFilm } : {})}
        />
      )}
      {lesson.type === 'video' && lesson.videoUrl !== null ? <Video address={lesson.videoUrl} /> : null}
      {lesson.type === 'pdf' ? (
        <Pages lesson={lesson} {...(onShowPages ? { onShow: onShowPages } : {})} />
      ) : null}
      {lesson.content.trim() === '' ? (
        <p className="text-base text-ink-muted">{t('noNotes')}</p>
      ) : (
        <LessonText text={lesson.content} title={lesson.title} />
      )}
    </>
  );
}

function Video({ address }: { address: string }) {
  const { t } = useTranslation('lessons');
  return (
    <Card className="flex flex-col items-start gap-2">
      <h2 className="text-base font-semibold text-ink">{t('video.title')}</h2>
      <code className="max-w-full text-sm wrap-anywhere text-ink select-all">{address}</code>
      <p className="text-sm text-ink-muted">{t('video.text')}</p>
      <CopyButton text={address} label={t('video.copy')} done={t('video.copied')} size="sm" />
    </Card>
  );
}

function Pages({ lesson, onShow }: { lesson: Lesson; onShow?: () => void }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const { materialId, pageFrom, pageTo } = lesson;
  if (materialId === null || pageFrom === null || pageTo === null || lesson.materialGone) {
    return (
      <Card className="border-warning-ink/40 bg-warning-soft text-base text-warning-ink">
        {t('lesson.fileGoneText')}
      </Card>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-base text-ink">{t('pages', { pages: pageSpan(format.number, pageFrom, pageTo) })}</p>
      {onShow ? (
        <Button size="sm" onClick={onShow}>
          {t('showPages')}
        </Button>
      ) : null}
      <Link to={readerPath({ materialId, page: pageFrom })} className={buttonClass('secondary', 'sm')}>
        <BookOpen aria-hidden size={15} />
        {t('openPages')}
      </Link>
    </div>
  );
}
