import { EditPage } from '../../parts/EditPage.js';
import { ReasonForm } from './form.js';

export function ReasonEdit() {
  return (
    <EditPage>
      <ReasonForm />
    </EditPage>
  );
}
