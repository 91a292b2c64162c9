// What stands in for a screen that threw, and for an address that leads nowhere.
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useRouteError } from 'react-router';
import { FaultView } from '../lib/fault-view.tsx';
import { faultOf } from '../lib/faults.ts';
import { buttonClass } from '../ui/button.tsx';
import { Page, PageHeader } from '../ui/layout.tsx';
import { ErrorState } from '../ui/states.tsx';

export function ScreenError() {
  const { t } = useTranslation('shell');
  const error = useRouteError();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const again = () => navigate(pathname + search, { replace: true });
  if (faultOf(error).code !== 'INTERNAL') return <FaultView error={error} onAction={again} />;
  return (
    <ErrorState
      title={t('error.title')}
      cause={t('error.cause')}
      action={{ label: t('error.action'), onClick: again }}
    />
  );
}

export function MissingScreen() {
  const { t } = useTranslation('shell');
  return (
    <Page width="sm">
      <PageHeader title={t('error.notFoundTitle')} description={t('error.notFoundCause')} />
      <Link to="/today" className={`${buttonClass('primary')} self-start`}>
        {t('error.notFoundAction')}
      </Link>
    </Page>
  );
}
