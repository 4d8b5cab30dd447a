import { Alert, Box, Card, CardContent, Tab, Tabs } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { CopyField } from '../../parts/CopyField.js';
import { EditPage } from '../../parts/EditPage.js';
import { FormSection } from '../../parts/FormSection.js';
import { RecordForm } from '../../parts/RecordForm.js';
import { FlowTab } from './FlowTab.js';
import { InboxForm } from './form.js';
import { HealthMark, HealthTab } from './HealthTab.js';
import { cleanInbox } from './inbox-values.js';

const tabs = ['connection', 'webhook', 'flow', 'health'] as const;

export function InboxEdit() {
  return (
    <EditPage bare clone={false} redirect={false} prepare={cleanInbox} mark={<HealthMark />}>
      <InboxTabs />
    </EditPage>
  );
}

/** The parts of an inbox; a tab that was left keeps what was typed in it. */
function InboxTabs() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const current = tabs.find((tab) => tab === asked) ?? 'connection';
  return (
    <Card sx={{ overflow: 'visible' }}>
      <Tabs
        value={current}
        onChange={(_event, tab: string) => setSearch({ tab }, { replace: true })}
        variant="scrollable"
        scrollButtons={false}
        sx={(theme) => ({ px: 1, borderBottom: `1px solid ${theme.tokens.border}` })}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab}
            value={tab}
            id={`tab-${tab}`}
            aria-controls={`panel-${tab}`}
            label={translate(`resources.inboxes.tab.${tab}`)}
          />
        ))}
      </Tabs>
      {tabs.map((tab) => (
        <Box key={tab} role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} hidden={tab !== current}>
          <CardContent sx={{ p: { xs: 2, md: 3 } }}>
            {tab === 'connection' && (
              <RecordForm>
                <InboxForm />
              </RecordForm>
            )}
            {tab === 'webhook' && <WebhookTab />}
            {tab === 'flow' && <FlowTab />}
            {tab === 'health' && <HealthTab />}
          </CardContent>
        </Box>
      ))}
    </Card>
  );
}

function WebhookTab() {
  const translate = useTranslate();
  const record = useRecordContext();
  return (
    <FormSection title={translate('resources.inboxes.webhookTitle')} columns={1}>
      <Alert severity="info" sx={{ mb: 1 }}>
        {translate('resources.inboxes.webhookAbout')}
      </Alert>
      <CopyField
        label={translate('resources.inboxes.webhookUrl')}
        value={String(record?.webhookUrl ?? '')}
        testId="webhook-url"
      />
      <CopyField
        label={translate('resources.inboxes.verifyToken')}
        value={String(record?.verifyToken ?? '')}
        testId="verify-token"
      />
    </FormSection>
  );
}
