import { Card, CardContent } from '@mui/material';
import { ShowBase, useCreatePath, useShowContext } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import { ProfileContents } from '../../parts/ProfileContents.js';
import { BuiltInMark } from './BuiltInMark.js';

/** A profile to read, for those who may see profiles and not change them. */
export function ProfileShow() {
  return (
    <ShowBase>
      <ProfilePage />
    </ShowBase>
  );
}

function ProfilePage() {
  const createPath = useCreatePath();
  const { record } = useShowContext();
  if (record === undefined) return null;
  return (
    <PageBody>
      <PageHeader
        title={String(record.name)}
        about={String(record.description)}
        mark={<BuiltInMark />}
        back={createPath({ resource: 'profiles', type: 'list' })}
      />
      <Card>
        <CardContent sx={{ p: { xs: 1, sm: 2 } }}>
          <ProfileContents profiles={[record]} />
        </CardContent>
      </Card>
    </PageBody>
  );
}
