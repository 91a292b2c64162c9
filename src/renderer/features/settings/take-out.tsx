// Everything a student made, in one zip of formats other programs read.
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { saveFrom } from '../../lib/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';

export function TakeOut() {
  const { t } = useTranslation('exchange');
  const toast = useFaultToast();
  const take = useMutation({
    mutationFn: () => client.exchange.exportAll(),
    onSuccess: ({ address, fileName }) => {
      saveFrom(address, fileName);
      notify.success(t('takeOut.saving', { name: fileName }));
    },
    onError: (error) => toast(error, () => take.mutate()),
  });
  return (
    <Section title={t('takeOut.title')} description={t('takeOut.text')}>
      <div>
        <Button icon={<Download aria-hidden size={17} />} busy={take.isPending} onClick={() => take.mutate()}>
          {t('takeOut.save')}
        </Button>
      </div>
    </Section>
  );
}
