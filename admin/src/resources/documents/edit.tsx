import { EditPage } from '../../parts/EditPage.js';
import { DocumentForm } from './form.js';

export function DocumentEdit() {
  return (
    <EditPage clone={false}>
      <DocumentForm />
    </EditPage>
  );
}
