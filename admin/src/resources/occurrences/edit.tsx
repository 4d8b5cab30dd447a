import { EditPage } from '../../parts/EditPage.js';
import { OccurrenceForm } from './form.js';

export function OccurrenceEdit() {
  return (
    <EditPage>
      <OccurrenceForm />
    </EditPage>
  );
}
