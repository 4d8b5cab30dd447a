import { CreatePage } from '../../parts/CreatePage.js';
import { CannedAnswerForm } from './form.js';

export function CannedAnswerCreate() {
  return (
    <CreatePage>
      <CannedAnswerForm />
    </CreatePage>
  );
}
