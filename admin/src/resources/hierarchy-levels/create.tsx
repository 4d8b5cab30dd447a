import { CreatePage } from '../../parts/CreatePage.js';
import { HierarchyLevelForm } from './form.js';

export function HierarchyLevelCreate() {
  return (
    <CreatePage>
      <HierarchyLevelForm />
    </CreatePage>
  );
}
