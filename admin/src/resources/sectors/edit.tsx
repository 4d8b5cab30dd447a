import { EditPage } from '../../parts/EditPage.js';
import { SectorForm } from './form.js';

export function SectorEdit() {
  return (
    <EditPage>
      <SectorForm />
    </EditPage>
  );
}
