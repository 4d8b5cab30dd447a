import { CreatePage } from '../../parts/CreatePage.js';
import { OccurrenceTypeForm } from './form.js';

export function OccurrenceTypeCreate() {
  return (
    <CreatePage defaults={{ sectorIds: [] }}>
      <OccurrenceTypeForm />
    </CreatePage>
  );
}
