import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import { Block } from './Block.js';
import { OwnSecondFactor } from './OwnSecondFactor.js';
import { SessionList } from './SessionList.js';

/** One's own account: second factor, and where one is signed in. */
export function SecurityPage() {
  const translate = useTranslate();
  return (
    <PageBody>
      <PageHeader title={translate('security.own.title')} about={translate('security.own.about')} />
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
        <Block title={translate('security.factor.title')}>
          <OwnSecondFactor />
        </Block>
        <Block title={translate('security.sessions.list')}>
          <SessionList userId={null} />
        </Block>
      </Box>
    </PageBody>
  );
}
