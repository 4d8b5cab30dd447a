import { EditPage } from '../../parts/EditPage.js';
import { CannedAnswerForm } from './form.js';

export function CannedAnswerEdit() {
  return (
    <EditPage>
      <CannedAnswerForm />
    </EditPage>
  );
}
