import { EditPage } from '../../parts/EditPage.js';
import { ActivityTypeForm } from './form.js';

export function ActivityTypeEdit() {
  return (
    <EditPage>
      <ActivityTypeForm />
    </EditPage>
  );
}
