// A video file, played where it stands, from where it was left. The bytes come from this computer, in ranges. What this
// window cannot play can be saved and opened elsewhere.
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonVideo } from '#contract/lessons.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { type FilmEvent, isNearEnd } from './use-film.ts';

export interface FilmProps {
  video: LessonVideo;
  /** What it is announced as. */
  label: string;
  /** Seconds. */
  startAt?: number;
  onFilm?: (event: FilmEvent, element: HTMLVideoElement) => void;
}

export function Film({ video, label, startAt = 0, onFilm }: FilmProps) {
  const { t } = useTranslation('lessons');
  const [trouble, setTrouble] = useState<'unplayable' | 'gone' | null>(null);
  // Where one stopped is looked up once; what is reported later must not move the film.
  const [start] = useState(startAt);
  const tell = (event: FilmEvent) => (happened: { currentTarget: HTMLVideoElement }) =>
    onFilm?.(event, happened.currentTarget);
  const fail = async (element: HTMLVideoElement) => {
    onFilm?.('failed', element);
    const answer = await fetch(video.address, { method: 'HEAD' }).catch(() => null);
    setTrouble(answer?.status === 404 ? 'gone' : 'unplayable');
  };
  return (
    <figure className="flex max-w-[calc(52vh*16/9)] flex-col gap-2">
      {trouble === null ? (
        // biome-ignore lint/a11y/useMediaCaption: the file is the student's own, and captions do not come with it.
        <video
          src={video.address}
          aria-label={label}
          controls
          controlsList="nodownload noremoteplayback"
          disablePictureInPicture
          disableRemotePlayback
          playsInline
          preload="metadata"
          className="aspect-video w-full rounded-md bg-black"
          onLoadedMetadata={({ currentTarget: element }) => {
            // Without a picture it is a sound, or a codec that is not known here.
            if (element.videoWidth === 0) void fail(element);
            else if (start > 0 && !isNearEnd(start, element.duration)) element.currentTime = start;
          }}
          onTimeUpdate={tell('time')}
          onSeeked={tell('time')}
          onPlaying={tell('playing')}
          onPause={tell('stopped')}
          onWaiting={tell('stopped')}
          onEnded={tell('stopped')}
          onError={({ currentTarget }) => void fail(currentTarget)}
        />
      ) : (
        <Card role="alert" className="border-warning-ink/40 bg-warning-soft text-base text-warning-ink">
          <p className="font-medium">{t(`video.${trouble}`)}</p>
          <p>{t(`video.${trouble}Text`)}</p>
        </Card>
      )}
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-muted">
        <span className="min-w-0 wrap-anywhere">{video.fileName}</span>
        {trouble === 'gone' ? null : (
          <a href={video.address} download={video.fileName} className={buttonClass('quiet', 'sm')}>
            <Download aria-hidden size={15} />
            {t('video.save')}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
