// Says an achievement the moment it is unlocked, wherever the student is; the core names it once.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { progressPaths } from '../../lib/paths.ts';
import { onFact } from '../../lib/queries.ts';
import { notify } from '../../ui/toast.tsx';
import { nameOf } from './gallery.ts';

export function AchievementToasts() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  useEffect(
    () =>
      onFact((fact) => {
        if (fact.type !== 'achievement.unlocked') return;
        void queries
          .fetchQuery(orpc.progress.achievements.queryOptions())
          .then((all) => {
            const unlocked = all.find(({ code }) => code === fact.code);
            if (!unlocked) return;
            notify.success(t('achievements.toast', { name: nameOf(unlocked, t) }), {
              detail: t(`badge.${unlocked.criteriaType}.text`, {
                count: unlocked.criteriaValue,
                number: format.number(unlocked.criteriaValue),
              }),
              above: true,
              action: {
                label: t('achievements.open'),
                onClick: () => void navigate(progressPaths.achievements),
              },
            });
          })
          // The gallery shows it all the same.
          .catch(() => {});
      }),
    [queries, navigate, t, format],
  );
  return null;
}
