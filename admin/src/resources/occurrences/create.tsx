import { CreatePage } from '../../parts/CreatePage.js';
import { OccurrenceForm } from './form.js';

export function OccurrenceCreate() {
  return (
    <CreatePage defaults={{ defaultPriority: 2, solutionIds: [] }}>
      <OccurrenceForm />
    </CreatePage>
  );
}
