// Progress → Achievements: what is unlocked, and how far the next ones are. Nothing here is ever taken away.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Achievement } from '#contract/progress.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { ProgressFrame } from '../../lib/progress-frame.tsx';
import { Section } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { AchievementBadge } from './achievement-badge.tsx';
import { arranged, nameOf } from './gallery.ts';

export function Component() {
  const all = useQuery(orpc.progress.achievements.queryOptions());
  return (
    <ProgressFrame section="achievements">
      {all.isError ? (
        <FaultView error={all.error} onAction={() => void all.refetch()} />
      ) : all.data ? (
        <Gallery all={all.data} />
      ) : (
        <Skeleton lines={6} />
      )}
    </ProgressFrame>
  );
}

function Gallery({ all }: { all: readonly Achievement[] }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { unlocked, next } = arranged(all);
  return (
    <>
      <Section
        title={t('achievements.unlocked')}
        actions={
          <p className="text-sm text-ink-muted">
            {t('achievements.count', { done: format.number(unlocked.length), count: all.length })}
          </p>
        }
      >
        {unlocked.length === 0 ? (
          <p className="text-base text-ink-muted">{t('achievements.none')}</p>
        ) : (
          <Tiles achievements={unlocked} />
        )}
      </Section>
      {next.length > 0 ? (
        <Section title={t('achievements.next')}>
          <Tiles achievements={next} />
        </Section>
      ) : null}
    </>
  );
}

function Tiles({ achievements }: { achievements: readonly Achievement[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
      {achievements.map((achievement) => (
        <Tile key={achievement.code} achievement={achievement} />
      ))}
    </ul>
  );
}

function Tile({ achievement }: { achievement: Achievement }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { criteriaType, criteriaValue, tier, unlockedAt, value } = achievement;
  const way = t('achievements.progress', {
    value: format.number(value),
    goal: format.number(criteriaValue),
  });
  return (
    <li className="flex gap-3.5 rounded-lg border border-line bg-surface p-3.5" data-testid="achievement">
      <AchievementBadge family={criteriaType} tier={tier} locked={unlockedAt === null} />
      <div className="flex min-w-0 flex-1 flex-col">
        <h3 className="font-medium text-ink">{nameOf(achievement, t)}</h3>
        <p className="text-sm text-ink-muted">
          {t(`badge.${criteriaType}.text`, { count: criteriaValue, number: format.number(criteriaValue) })}
        </p>
        {unlockedAt === null ? (
          <div className="mt-auto pt-2">
            <Progress label={nameOf(achievement, t)} value={value} max={criteriaValue} />
            <p className="mt-1 text-xs text-ink-muted tabular-nums">{way}</p>
          </div>
        ) : (
          <p className="mt-auto pt-2 text-xs text-ink-muted" title={format.dateTime(unlockedAt)}>
            {t('achievements.on', { when: format.relative(unlockedAt, Date.now()) })}
          </p>
        )}
      </div>
    </li>
  );
}
