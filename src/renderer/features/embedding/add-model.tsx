// Adding a model from this computer: a folder or a zip, picked or dropped, with progress, cancelling, and what was wrong
// with it. The file inputs stay hidden behind buttons that say what they want.
import { useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { FileArchive, FolderOpen } from 'lucide-react';
import { type ChangeEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import type { Run } from '../../lib/runs.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { notify } from '../../ui/toast.tsx';
import { dropped, folderPicked, zipPicked } from './model-files.ts';
import { add, adds } from './running-adds.ts';
import { bytesOf, largestBytes, type ModelFiles, type SendEvent } from './send-model.ts';
import { useModelDrop } from './use-model-drop.ts';

export function AddModel() {
  const { t } = useTranslation('embedding');
  const { take, refused } = useTake();
  const runs = useSyncExternalStore(adds.subscribe, adds.read);
  const current = [...runs].find(([, { state }]) => state === 'running' || state === 'failed');
  const isRunning = current?.[1].state === 'running';
  const over = useModelDrop((data) => void dropped(data).then(take), !isRunning);
  return (
    <Section title={t('add.title')} description={t('add.text')}>
      <Card className={clsx('flex flex-col gap-3', over && 'border-accent bg-accent-soft')}>
        {isRunning && current ? <Sending name={current[0]} run={current[1]} /> : <Pickers take={take} />}
        {refused ? (
          <p role="alert" className="text-sm font-medium text-danger-ink">
            {refused}
          </p>
        ) : null}
        {current?.[1].state === 'failed' ? (
          <div data-testid="add-failed" className="flex flex-col gap-2">
            <p className="text-base font-medium text-ink">{t('add.failed', { name: current[0] })}</p>
            <FaultView
              compact
              error={current[1].error}
              actionLabel={t('add.dismiss')}
              onAction={() => adds.forget(current[0])}
            />
          </div>
        ) : null}
      </Card>
    </Section>
  );
}

function useTake() {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const take = (model: ModelFiles | null) => {
    for (const name of adds.read().keys()) adds.forget(name);
    if (model === null || model.files.length === 0) return setRefused(t('add.empty'));
    if (bytesOf(model.files) > largestBytes)
      return setRefused(t('add.tooLarge', { limit: format.bytes(largestBytes) }));
    setRefused(null);
    add(model, (status) => {
      queries.setQueryData(orpc.embedding.status.queryKey(), status);
      notify.success(t('add.done', { name: model.name }));
    });
  };
  return { take, refused };
}

function Pickers({ take }: { take: (model: ModelFiles | null) => void }) {
  const { t } = useTranslation('embedding');
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const picked = (read: (files: File[]) => ModelFiles | null) => (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    take(read(files));
  };
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-dashed border-line-strong px-4 py-6 text-center">
      <p className="text-base text-ink-muted">{t('add.drop')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button icon={<FolderOpen aria-hidden size={16} />} onClick={() => folder.current?.click()}>
          {t('add.folder')}
        </Button>
        <Button icon={<FileArchive aria-hidden size={16} />} onClick={() => zip.current?.click()}>
          {t('add.zip')}
        </Button>
      </div>
      <input
        ref={(input) => {
          folder.current = input;
          // Not among React's attributes.
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        data-testid="model-folder"
        onChange={picked(folderPicked)}
      />
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        data-testid="model-zip"
        onChange={picked(([file]) => (file ? zipPicked(file) : null))}
      />
    </div>
  );
}

function Sending({ name, run: { latest } }: { name: string; run: Run<SendEvent> }) {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="mb-1.5 text-base break-all text-ink">{t('add.sending', { name })}</p>
        <Progress
          label={t('add.sending', { name })}
          value={latest?.sentBytes ?? 0}
          max={latest?.totalBytes ?? 1}
        />
        <p className="mt-1 text-sm text-ink-muted tabular-nums">
          {latest === null
            ? null
            : latest.stage === 'checking'
              ? t('add.checking')
              : t('add.bytes', {
                  done: format.bytes(latest.sentBytes),
                  total: format.bytes(latest.totalBytes),
                })}
        </p>
      </div>
      <Button size="sm" onClick={() => adds.stop(name)}>
        {t('add.cancel')}
      </Button>
    </div>
  );
}
