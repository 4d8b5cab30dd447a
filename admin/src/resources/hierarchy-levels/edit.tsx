import { EditPage } from '../../parts/EditPage.js';
import { DeleteLevelButton } from './DeleteLevelButton.js';
import { HierarchyLevelForm } from './form.js';

export function HierarchyLevelEdit() {
  return (
    <EditPage clone={false} actions={<DeleteLevelButton />}>
      <HierarchyLevelForm />
    </EditPage>
  );
}
