import { maxLength, required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Choice, LongTextBox, NumberBox, RefChoice, RefChoices, TextBox } from '../../parts/inputs.js';
import { priorities } from '../../parts/choices.js';

export function OccurrenceForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(120)]} />
      <RefChoice source="occurrenceTypeId" reference="occurrence-types" validate={required()} />
      <Wide>
        <RefChoices source="solutionIds" reference="solutions" />
      </Wide>
      <DefaultSolution />
      <Choice source="defaultPriority" choices={priorities} validate={required()} />
      <NumberBox source="position" min={0} defaultValue={0} />
      <Wide>
        <LongTextBox source="description" validate={maxLength(2000)} />
      </Wide>
    </FormSection>
  );
}

/** Offers the solutions chosen above it; all of them when none is. */
function DefaultSolution() {
  const solutionIds = useWatch({ name: 'solutionIds' }) as string[] | undefined;
  const filter = solutionIds !== undefined && solutionIds.length > 0 ? { id: solutionIds } : { active: true };
  return <RefChoice source="defaultSolutionId" reference="solutions" filter={filter} />;
}
