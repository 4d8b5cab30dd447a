import { Card, CardContent } from '@mui/material';
import type { ReactNode } from 'react';
import { CreateBase, useCreatePath, useGetResourceLabel, useRedirect, useTranslate, type RaRecord } from 'react-admin';
import { RecordForm } from './RecordForm.js';
import { PageBody, PageHeader } from './PageHeader.js';
import { useResourceSpec, writable } from './resource.js';
import { useSavedNotice } from './use-saved-notice.js';

interface CreatePageProps {
  children: ReactNode;
  defaults?: Record<string, unknown>;
  /** Where to go afterwards; `edit` for what goes on being set up there. */
  redirect?: 'list' | 'edit' | false;
  saveLabel?: string;
  about?: string;
  onCreated?: (record: RaRecord) => void;
  /** The last hand on what is sent. */
  prepare?: (data: Record<string, unknown>) => Record<string, unknown>;
}

/** What was not filled in is left to the server's defaults. */
const filledIn = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));

/** The page on which a record is made: the same form body as the page on which it is changed. */
export function CreatePage({
  children,
  defaults,
  redirect = 'list',
  saveLabel,
  about,
  onCreated,
  prepare = (data) => data,
}: CreatePageProps) {
  const spec = useResourceSpec();
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const createPath = useCreatePath();
  const go = useRedirect();
  const saved = useSavedNotice();
  return (
    <CreateBase
      transform={(data: Record<string, unknown>) => filledIn(writable(spec, prepare(data)))}
      mutationOptions={{
        onSuccess: (record: RaRecord) => {
          onCreated?.(record);
          if (redirect === false) return;
          saved({ resource: spec.name, record, message: 'ra.notification.created' });
          go(redirect, spec.name, record.id, record);
        },
      }}
    >
      <PageBody>
        <PageHeader
          title={translate('ra.page.create', { name: label(spec.name, 1).toLowerCase() })}
          about={about ?? translate(`resources.${spec.name}.about`)}
          back={createPath({ resource: spec.name, type: 'list' })}
        />
        <Card sx={{ maxWidth: 960 }}>
          <CardContent sx={{ p: { xs: 2, md: 3 } }}>
            <RecordForm {...(defaults && { defaults })} {...(saveLabel !== undefined && { saveLabel })}>
              {children}
            </RecordForm>
          </CardContent>
        </Card>
      </PageBody>
    </CreateBase>
  );
}
