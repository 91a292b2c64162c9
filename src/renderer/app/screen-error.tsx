// What stands in for a screen that threw, and for an address that leads nowhere.
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { FaultView } from '../lib/fault-view.tsx';
import { faultOf } from '../lib/faults.ts';
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
  const navigate = useNavigate();
  return (
    <ErrorState
      title={t('error.notFoundTitle')}
      cause={t('error.notFoundCause')}
      action={{ label: t('error.notFoundAction'), onClick: () => navigate('/library') }}
    />
  );
}
