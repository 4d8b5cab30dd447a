import { CreatePage } from '../../parts/CreatePage.js';
import { CustomerForm } from './form.js';

export function CustomerCreate() {
  return (
    <CreatePage>
      <CustomerForm />
    </CreatePage>
  );
}
