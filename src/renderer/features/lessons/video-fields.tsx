// Where a lesson's video is: a file of this computer, which is copied in, or an address on the web.
import { clsx } from 'clsx';
import { FileVideo, Film as FilmIcon, Link as LinkIcon } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, faultWords } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Draft, DraftFault } from './drafts.ts';
import { Film } from './film.tsx';
import type { useVideoUpload, VideoUpload } from './use-video-upload.ts';

export interface VideoFieldsProps extends ReturnType<typeof useVideoUpload> {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  wrong: (fault: DraftFault) => { error?: string };
}

/** What the picker offers first; the core judges by the bytes. */
const accepted = '.mp4,.m4v,.webm,.ogv,.mov,video/mp4,video/webm,video/ogg,video/quicktime';

export function VideoFields({ draft, onChange, wrong, ...sending }: VideoFieldsProps) {
  const { t } = useTranslation('lessons');
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t('editor.videoFrom')}
        value={draft.videoFrom}
        onChange={(videoFrom) => onChange({ videoFrom })}
        choices={[
          { value: 'file', label: t('editor.videoFile'), icon: <FilmIcon aria-hidden size={15} /> },
          { value: 'link', label: t('editor.videoLink'), icon: <LinkIcon aria-hidden size={15} /> },
        ]}
      />
      {draft.videoFrom === 'link' ? (
        <Field label={t('editor.video')} hint={t('editor.videoHint')} {...wrong('video')}>
          <Input
            type="url"
            value={draft.videoUrl}
            maxLength={2000}
            placeholder={t('editor.videoPlaceholder')}
            onChange={(event) => onChange({ videoUrl: event.target.value })}
          />
        </Field>
      ) : (
        <VideoFile draft={draft} {...wrong('film')} {...sending} />
      )}
    </div>
  );
}

type VideoFileProps = Omit<VideoFieldsProps, 'onChange' | 'wrong'> & { error?: string };

function VideoFile({ draft, error, upload, start, cancel }: VideoFileProps) {
  const { t } = useTranslation('lessons');
  const { over, ...drop } = useDrop(start);
  const { video } = draft;
  const isSending = upload.state === 'sending';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this, and dropping needs a box.
    <div role="group" aria-label={t('editor.videoFile')} className="flex flex-col gap-2" {...drop}>
      <div
        className={clsx(
          'flex flex-col gap-3 rounded-lg border-2 border-dashed px-4 py-4',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
        )}
      >
        {video && !isSending ? (
          <div className="max-w-md">
            <Film key={video.id} video={video} label={video.fileName} />
          </div>
        ) : null}
        {isSending && upload.slow ? (
          <Sending upload={upload} onCancel={cancel} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <FileVideo aria-hidden size={24} className="shrink-0 text-accent-ink" />
            <p className="min-w-0 flex-1 basis-64 text-sm text-ink-muted">{t('editor.drop')}</p>
            <FileButton
              accept={accepted}
              busy={isSending}
              label={video ? t('editor.otherVideo') : t('editor.chooseVideo')}
              onFile={start}
            />
          </div>
        )}
      </div>
      {upload.state === 'failed' ? <Failed upload={upload} onRetry={() => start(upload.file)} /> : null}
      {error && upload.state === 'none' ? (
        <p role="alert" className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface SendingProps {
  upload: Extract<VideoUpload, { state: 'sending' }>;
  onCancel: () => void;
}

function Sending({ upload: { file, sentBytes }, onCancel }: SendingProps) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const sizes = { sent: format.bytes(sentBytes), total: format.bytes(file.size) };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5">
        <p className="text-base wrap-anywhere text-ink">{file.name}</p>
        <Progress label={t('editor.sendingLabel', { name: file.name })} value={sentBytes} max={file.size} />
        <p className="text-sm text-ink-muted tabular-nums">{t('editor.sending', sizes)}</p>
      </div>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}

interface FailedProps {
  upload: Extract<VideoUpload, { state: 'failed' }>;
  onRetry: () => void;
}

function Failed({ upload: { file, error }, onRetry }: FailedProps) {
  const { t } = useTranslation('faults');
  const fault = faultOf(error);
  const words = faultWords(t, fault);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-danger-ink">
      <p className="min-w-48 flex-1 wrap-anywhere">
        <span className="font-medium">
          {file.name}: {words.title}
        </span>{' '}
        {words.cause}
      </p>
      {fault.retryable ? (
        <Button size="sm" onClick={onRetry}>
          {words.action}
        </Button>
      ) : null}
    </div>
  );
}

/** Takes what is dropped here before the library does, which takes everything dropped on the window. */
function useDrop(onFile: (file: File) => void) {
  const [depth, setDepth] = useState(0);
  const held = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    over: depth > 0,
    onDragEnter: (event: DragEvent) => held(event) && setDepth((before) => before + 1),
    onDragOver: (event: DragEvent) => {
      if (held(event)) event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave: (event: DragEvent) => held(event) && setDepth((before) => Math.max(0, before - 1)),
    onDrop: (event: DragEvent) => {
      if (!held(event)) return;
      setDepth(0);
      const [file] = event.dataTransfer.files;
      if (file) onFile(file);
    },
  };
}
