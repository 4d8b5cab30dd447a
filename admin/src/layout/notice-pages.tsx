import ExploreOffOutlinedIcon from '@mui/icons-material/ExploreOffOutlined';
import LockOutlinedIcon from '@mui/icons-material/LockOutlined';
import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { EmptyNote } from '../parts/EmptyState.js';
import { PageBody, PageHeader } from '../parts/PageHeader.js';

/** Where the profile does not open a page. */
export const AccessDeniedPage = () => (
  <NoticePage title="ra.page.access_denied" text="ra.message.access_denied" icon={<LockOutlinedIcon />} />
);

/** Where there is no page. */
export const NotFoundPage = () => (
  <NoticePage title="ra.page.not_found" text="ra.message.not_found" icon={<ExploreOffOutlinedIcon />} />
);

function NoticePage({ title, text, icon }: { title: string; text: string; icon: ReactNode }) {
  const translate = useTranslate();
  return (
    <PageBody>
      <PageHeader title={translate(title)} />
      <EmptyNote icon={icon} title={translate(text)}>
        <Button variant="outlined" component={Link} to="/">
          {translate('guiche.home.title')}
        </Button>
      </EmptyNote>
    </PageBody>
  );
}
