// Settings → Meaning search: how far it is, the models that are here, adding one's own, and those to download.
import { useTranslation } from 'react-i18next';
import { FaultView } from '../../lib/fault-view.tsx';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { AddModel } from './add-model.tsx';
import { ModelList } from './model-list.tsx';
import { Offers } from './offers.tsx';
import { Progressing, WeakLanguages } from './progressing.tsx';
import { useEmbeddingStatus } from './use-embedding.ts';

export function MeaningScreen() {
  const { t } = useTranslation('embedding');
  const status = useEmbeddingStatus();
  return (
    <SettingsFrame section="meaning" description={t('description')}>
      {status.isError ? (
        <FaultView error={status.error} onAction={() => void status.refetch()} />
      ) : status.data ? (
        <>
          <Progressing status={status.data} />
          <WeakLanguages status={status.data} />
          <ModelList models={status.data.models} />
          <AddModel />
          <Offers status={status.data} />
        </>
      ) : (
        <Skeleton lines={5} />
      )}
    </SettingsFrame>
  );
}
