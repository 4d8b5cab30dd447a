import { Alert, Box, Tab, Tabs } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useLocale, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** How a mail looks in a layout that may not be saved yet, in both its forms. */
export function MailPreview({ header, footer }: { header: string; footer: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [form, setForm] = useState<'html' | 'text'>('html');
  const [layout, setLayout] = useState({ header, footer });
  useEffect(() => {
    const timer = setTimeout(() => setLayout({ header, footer }), 400);
    return () => clearTimeout(timer);
  }, [header, footer]);
  const { data, error } = useQuery({
    queryKey: ['mail-preview', layout, locale],
    queryFn: () => dataProvider.previewMail(layout),
    placeholderData: keepPreviousData,
  });
  return (
    <Box sx={{ mt: 2 }}>
      <Tabs
        value={form}
        onChange={(_event, next: 'html' | 'text') => setForm(next)}
        aria-label={translate('security.mail.preview')}
      >
        <Tab value="html" label={translate('security.mail.html')} />
        <Tab value="text" label={translate('security.mail.text')} />
      </Tabs>
      {error && <Alert severity="error">{error.message}</Alert>}
      {data &&
        (form === 'html' ? (
          <Box
            component="iframe"
            title={translate('security.mail.preview')}
            sandbox=""
            srcDoc={data.html}
            sx={{ width: '100%', height: 420, border: 0, borderRadius: 2, backgroundColor: '#fff' }}
          />
        ) : (
          <Box component="pre" sx={{ m: 0, p: 2, whiteSpace: 'pre-wrap', fontSize: '0.8125rem' }}>
            {data.text}
          </Box>
        ))}
    </Box>
  );
}
