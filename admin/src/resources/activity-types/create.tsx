import { CreatePage } from '../../parts/CreatePage.js';
import { ActivityTypeForm } from './form.js';

export function ActivityTypeCreate() {
  return (
    <CreatePage>
      <ActivityTypeForm />
    </CreatePage>
  );
}
