// What a PROFILE_LOCKED fault means beside a password field.
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../lib/faults.ts';

/** The sentence for a failed password, or null when the failure was another one. */
export function useLockReason(): (error: unknown) => string | null {
  const { t } = useTranslation('people');
  return (error) => {
    const { code, params } = faultOf(error);
    if (code !== 'PROFILE_LOCKED') return null;
    return params.reason === 'wait' ? t('unlock.wait', { count: Number(params.seconds) }) : t('unlock.wrong');
  };
}
