import { CreatePage } from '../../parts/CreatePage.js';
import { ReasonForm } from './form.js';

export function ReasonCreate() {
  return (
    <CreatePage>
      <ReasonForm />
    </CreatePage>
  );
}
