import { CreatePage } from '../../parts/CreatePage.js';
import { DocumentForm } from './form.js';

export function DocumentCreate() {
  return (
    <CreatePage>
      <DocumentForm />
    </CreatePage>
  );
}
