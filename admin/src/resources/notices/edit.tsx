import { Card, CardContent } from '@mui/material';
import { EditPage } from '../../parts/EditPage.js';
import { RecordForm } from '../../parts/RecordForm.js';
import { NoticeForm } from './form.js';
import { Readers } from './Readers.js';

export function NoticeEdit() {
  return (
    <EditPage bare>
      <Card sx={{ overflow: 'visible', minWidth: 0, mb: 2 }}>
        <CardContent sx={{ p: { xs: 2, md: 3 } }}>
          <RecordForm>
            <NoticeForm />
          </RecordForm>
        </CardContent>
      </Card>
      <Readers />
    </EditPage>
  );
}
