import { EditPage } from '../../parts/EditPage.js';
import { CustomerForm } from './form.js';

export function CustomerEdit() {
  return (
    <EditPage>
      <CustomerForm />
    </EditPage>
  );
}
