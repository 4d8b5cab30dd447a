import { EditPage } from '../../parts/EditPage.js';
import { OccurrenceTypeForm } from './form.js';

export function OccurrenceTypeEdit() {
  return (
    <EditPage>
      <OccurrenceTypeForm />
    </EditPage>
  );
}
