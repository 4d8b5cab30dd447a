import { EditPage } from '../../parts/EditPage.js';
import { QueueForm } from './form.js';

export function QueueEdit() {
  return (
    <EditPage>
      <QueueForm />
    </EditPage>
  );
}
