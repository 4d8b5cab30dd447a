import { Card, CardContent, Stack } from '@mui/material';
import { EditPage } from '../../parts/EditPage.js';
import { PrivacyCard } from '../../parts/privacy/PrivacyCard.js';
import { RecordForm } from '../../parts/RecordForm.js';
import { CustomerForm } from './form.js';

export function CustomerEdit() {
  return (
    <EditPage bare>
      <Stack sx={{ gap: 2 }}>
        <Card sx={{ overflow: 'visible', minWidth: 0 }}>
          <CardContent sx={{ p: { xs: 2, md: 3 } }}>
            <RecordForm>
              <CustomerForm />
            </RecordForm>
          </CardContent>
        </Card>
        <PrivacyCard resource="customers" />
      </Stack>
    </EditPage>
  );
}
