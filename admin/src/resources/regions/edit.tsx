import { EditPage } from '../../parts/EditPage.js';
import { RegionForm } from './form.js';

export function RegionEdit() {
  return (
    <EditPage>
      <RegionForm />
    </EditPage>
  );
}
