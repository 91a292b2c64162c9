// The fields of a lesson and its Markdown, with what it will look like beside it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Lesson, LessonType } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { shortcutCaps, useShortcut } from '../../lib/keyboard.ts';
import { lessonPath } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PageHeader } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';
import { bodyFrom, type Draft, type DraftFault, faultsOf, forgetDraft, keepDraft } from './drafts.ts';
import { LessonText } from './lesson-text.tsx';
import { PageFields } from './page-fields.tsx';
import { typeIcons } from './topic-section.tsx';
import { useVideoUpload } from './use-video-upload.ts';
import { VideoFields } from './video-fields.tsx';

export interface LessonEditorProps {
  draftKey: string;
  initial: Draft;
  /** Null: a new one. */
  lesson: Lesson | null;
  topicId: string;
  /** Name of the topic a new one is for. */
  where?: string;
}

const types: readonly LessonType[] = ['text', 'pdf', 'video'];

export function LessonEditor({ draftKey, initial, lesson, topicId, where = '' }: LessonEditorProps) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const chosen = materials.data?.find(({ id }) => id === draft.materialId);
  const isGone = lesson?.materialGone === true && draft.materialId === (lesson.materialId ?? '');
  const video = useVideoUpload((received) => {
    forgetUnsaved();
    change({ video: received });
  });
  const isSending = draft.type === 'video' && draft.videoFrom === 'file' && video.upload.state === 'sending';
  const faults = faultsOf(draft, chosen?.pageCount ?? null, isGone);
  const wrong = (fault: DraftFault) =>
    isTried && faults.includes(fault) ? { error: t(`fault.${fault}`) } : {};
  const preview = useDeferredValue(draft.content);

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(draftKey, next);
  };
  /** A video that was taken in here and is not wanted after all. What fails here goes at the next start. */
  const forgetUnsaved = (saved: string | null = null) => {
    const { id } = draft.video ?? {};
    if (id === undefined || id === lesson?.videoId || id === saved) return;
    client.lessons.dropVideo({ videoId: id }).catch(() => {});
  };
  const leave = () => {
    forgetUnsaved();
    forgetDraft(draftKey);
    void navigate(-1);
  };
  const save = useMutation({
    mutationFn: () =>
      lesson
        ? client.lessons.edit({ lessonId: lesson.id, ...bodyFrom(draft) })
        : client.lessons.create({ topicId, ...bodyFrom(draft) }),
    onSuccess: async (saved) => {
      forgetUnsaved(saved.videoId);
      forgetDraft(draftKey);
      await queries.invalidateQueries({ queryKey: orpc.lessons.key() });
      notify.success(t('editor.saved'));
      void navigate(lessonPath(saved.id), { replace: true });
    },
    onError: (error) => toast(error),
  });
  const submit = () => {
    setTried(true);
    if (faults.length === 0 && !isSending && !save.isPending) save.mutate();
  };
  useShortcut('lesson.save', submit);

  return (
    <form
      noValidate
      className="flex h-full min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-6xl flex-col gap-5 px-6 py-6">
          <PageHeader
            title={lesson ? t('editor.edit') : t('editor.new')}
            description={lesson ? lesson.title : t('editor.in', { topic: where })}
          />
          <div className="flex flex-wrap items-start gap-4">
            <Field label={t('editor.title')} className="min-w-60 flex-1" {...wrong('title')}>
              <Input
                value={draft.title}
                maxLength={200}
                autoFocus={lesson === null}
                onChange={(event) => change({ title: event.target.value })}
              />
            </Field>
            <Field label={t('editor.minutes')} className="w-32" {...wrong('minutes')}>
              <Input
                value={draft.minutes}
                inputMode="numeric"
                onChange={(event) => change({ minutes: event.target.value })}
              />
            </Field>
          </div>
          <Segmented
            label={t('editor.type')}
            value={draft.type}
            onChange={(type) => change({ type })}
            choices={types.map((type) => {
              const Icon = typeIcons[type];
              return { value: type, label: t(`type.${type}`), icon: <Icon aria-hidden size={15} /> };
            })}
          />
          {draft.type === 'video' ? (
            <VideoFields draft={draft} onChange={change} wrong={wrong} {...video} />
          ) : null}
          {draft.type === 'pdf' ? (
            <PageFields
              draft={draft}
              materials={materials.data ?? []}
              gone={isGone}
              onChange={change}
              wrong={wrong}
            />
          ) : null}
          <div className="grid min-h-0 gap-5 lg:grid-cols-2">
            <Field
              label={draft.type === 'text' ? t('editor.text') : t('editor.notes')}
              hint={t('editor.textHint')}
              {...wrong('text')}
            >
              <Textarea
                value={draft.content}
                maxLength={200_000}
                spellCheck
                onChange={(event) => change({ content: event.target.value })}
                className="min-h-96 resize-y font-mono"
              />
            </Field>
            <section aria-label={t('editor.preview')} className="flex min-w-0 flex-col gap-1.5">
              <h2 className="text-base font-medium text-ink">{t('editor.preview')}</h2>
              <div className="min-h-24 rounded-md border border-line bg-surface px-4 py-3">
                {preview.trim() === '' ? (
                  <p className="text-base text-ink-muted">{t('editor.previewEmpty')}</p>
                ) : (
                  <LessonText text={preview} title={draft.title} />
                )}
              </div>
            </section>
          </div>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-3">
        <p className="min-w-0 flex-1 text-sm text-ink-muted" role="status">
          {isTried && isSending ? t('editor.stillSending') : null}
          {isTried && !isSending && faults.length > 0 ? t('editor.mend') : null}
        </p>
        <Button onClick={leave}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('editor.save')}
          <Kbd keys={shortcutCaps('lesson.save')} />
        </Button>
      </div>
    </form>
  );
}
