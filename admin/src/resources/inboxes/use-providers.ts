import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { ChannelProvider } from '../../providers/types.js';

const none: ChannelProvider[] = [];

/** The kinds of inbox there are, each with the fields of its form, in the language of the screens. */
export function useProviders(): ChannelProvider[] {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['channel-providers', locale],
    queryFn: () => dataProvider.channelProviders(),
    staleTime: 300_000,
  });
  return data ?? none;
}
