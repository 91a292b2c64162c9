// Practice → Cards: all cards, their figures and how they are asked. A new card and proposals have addresses of their own,
// this screen with the dialog open, so that a link can lead there.
import { useQuery } from '@tanstack/react-query';
import { Download, Ellipsis, FileText, Play, Plus, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { reviewPath } from '../../lib/paths.ts';
import { PracticeFrame } from '../../lib/practice-frame.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CardDialog } from './card-dialog.tsx';
import { CardList } from './card-list.tsx';
import { ChartsView } from './charts-view.tsx';
import { type CardsTab, cardsPath, newCardPath, proposalsPath } from './paths.ts';
import { ProposalsDialog } from './proposals-dialog.tsx';
import { SettingsView } from './settings-view.tsx';

export function Component() {
  const { t } = useTranslation('review');
  const { t: te } = useTranslation('exchange');
  const format = useFormat();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [query, setQuery] = useSearchParams();
  const counts = useQuery(orpc.review.counts.queryOptions());
  const tab = (query.get('tab') ?? 'browse') as CardsTab;
  const close = () => navigate(cardsPath(), { replace: true });
  const due = counts.data ? counts.data.learning + counts.data.due + counts.data.fresh : 0;
  return (
    <PracticeFrame
      description={t('description')}
      actions={
        <>
          <Button icon={<FileText aria-hidden size={17} />} onClick={() => navigate(proposalsPath)}>
            {t('fromFile')}
          </Button>
          <Button icon={<Plus aria-hidden size={18} />} onClick={() => navigate(newCardPath)}>
            {t('newCard')}
          </Button>
          <Button
            variant={due > 0 ? 'primary' : 'secondary'}
            icon={<Play aria-hidden size={17} />}
            onClick={() => navigate(reviewPath)}
          >
            {due > 0 ? t('startCount', { count: due, cards: format.number(due) }) : t('start')}
          </Button>
          <Menu
            items={[
              {
                id: 'in',
                label: te('menu.import'),
                icon: <Upload size={16} />,
                onSelect: () => act('importCards'),
              },
              {
                id: 'out',
                label: te('menu.export'),
                icon: <Download size={16} />,
                onSelect: () => act('exportCards'),
              },
            ]}
          >
            <IconButton label={te('menu.label')} icon={<Ellipsis aria-hidden size={18} />} />
          </Menu>
        </>
      }
    >
      <Tabs
        label={t('tabs.label')}
        value={tab}
        onChange={(next) => setQuery(next === 'browse' ? {} : { tab: next }, { replace: true })}
        tabs={[
          { id: 'browse', label: t('tabs.browse'), content: <CardList /> },
          { id: 'charts', label: t('tabs.charts'), content: <ChartsView /> },
          { id: 'settings', label: t('tabs.settings'), content: <SettingsView /> },
        ]}
      />
      {pathname === newCardPath ? <CardDialog onClose={close} /> : null}
      {pathname === proposalsPath ? <ProposalsDialog from={null} onClose={close} /> : null}
    </PracticeFrame>
  );
}
