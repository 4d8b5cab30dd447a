import { EditPage } from '../../parts/EditPage.js';
import { SolutionForm } from './form.js';

export function SolutionEdit() {
  return (
    <EditPage>
      <SolutionForm />
    </EditPage>
  );
}
