import { CreatePage } from '../../parts/CreatePage.js';
import { QueueForm } from './form.js';

export function QueueCreate() {
  return (
    <CreatePage defaults={{ strategy: 'evenly', capacity: 5, members: [] }}>
      <QueueForm />
    </CreatePage>
  );
}
