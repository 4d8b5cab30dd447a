import { CreatePage } from '../../parts/CreatePage.js';
import { SectorForm } from './form.js';

export function SectorCreate() {
  return (
    <CreatePage>
      <SectorForm />
    </CreatePage>
  );
}
