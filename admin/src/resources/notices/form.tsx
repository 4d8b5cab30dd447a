import { FormDataConsumer, maxLength, required, useTranslate } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Choice, LongTextBox, MomentBox, RefChoices, Switcher, TextBox } from '../../parts/inputs.js';

const audiences = ['everybody', 'profiles', 'sectors', 'teams'].map((id) => ({
  id,
  name: `resources.notices.audiences.${id}`,
}));

export function NoticeForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.notices.text')} columns={1}>
        <TextBox source="title" validate={[required(), maxLength(160)]} />
        <LongTextBox source="body" minRows={5} validate={[required(), maxLength(10_000)]} />
        <Switcher source="mustBeAcknowledged" defaultValue={false} />
      </FormSection>
      <FormSection title={translate('resources.notices.toWhom')}>
        <Choice source="audience" choices={audiences} defaultValue="everybody" validate={required()} />
        <FormDataConsumer>
          {({ formData }) => (
            <>
              {formData.audience === 'profiles' && (
                <RefChoices source="profileIds" reference="profiles" validate={required()} />
              )}
              {formData.audience === 'sectors' && (
                <RefChoices source="sectorIds" reference="sectors" validate={required()} />
              )}
              {formData.audience === 'teams' && <RefChoices source="teamIds" reference="teams" validate={required()} />}
            </>
          )}
        </FormDataConsumer>
      </FormSection>
      <FormSection title={translate('resources.notices.period')}>
        <MomentBox source="startsAt" />
        <MomentBox source="endsAt" />
        <Wide>{null}</Wide>
      </FormSection>
    </>
  );
}
