import { useRedirect } from 'react-admin';
import { CreatePage } from '../../parts/CreatePage.js';
import { InboxForm } from './form.js';
import { cleanInbox } from './inbox-values.js';

/** First half of the guided set-up; saving goes on to the webhook, the queue and the conversion. */
export function InboxCreate() {
  const redirect = useRedirect();
  return (
    <CreatePage
      redirect={false}
      prepare={cleanInbox}
      defaults={{ settings: {}, secrets: {}, memberIds: [], greeting: '' }}
      saveLabel="resources.inboxes.saveAndContinue"
      onCreated={(record) => redirect(`/inboxes/${String(record.id)}?tab=webhook`)}
    >
      <InboxForm />
    </CreatePage>
  );
}
