// A picture in a card's text, asked of the core by its hash. Nothing else can be shown by a text: there are no addresses.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../client.ts';

export function CardPicture({ hash, alt }: { hash: string; alt: string }) {
  const { t } = useTranslation('exchange');
  const picture = useQuery(
    orpc.exchange.media.queryOptions({ input: { hash }, staleTime: Number.POSITIVE_INFINITY, retry: false }),
  );
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!picture.data) return;
    const made = URL.createObjectURL(picture.data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture.data]);
  if (picture.isError) return <span className="text-ink-muted">{t('picture.gone')}</span>;
  // Room is kept while it comes, so that the text below does not jump far.
  if (address === null) return <span className="inline-block min-h-24" aria-hidden />;
  return (
    <img
      src={address}
      alt={alt === '' ? t('picture.name') : alt}
      className="my-2 inline-block max-h-80 max-w-full rounded-sm bg-white"
    />
  );
}

export function PictureName({ alt }: { alt: string }) {
  const { t } = useTranslation('exchange');
  return <span className="text-ink-muted">[{alt === '' ? t('picture.name') : alt}]</span>;
}
