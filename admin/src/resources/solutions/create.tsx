import { CreatePage } from '../../parts/CreatePage.js';
import { SolutionForm } from './form.js';

export function SolutionCreate() {
  return (
    <CreatePage>
      <SolutionForm />
    </CreatePage>
  );
}
