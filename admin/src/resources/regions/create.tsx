import { CreatePage } from '../../parts/CreatePage.js';
import { RegionForm } from './form.js';

export function RegionCreate() {
  return (
    <CreatePage>
      <RegionForm />
    </CreatePage>
  );
}
