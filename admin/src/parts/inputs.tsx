import {
  AutocompleteArrayInput,
  AutocompleteInput,
  BooleanInput,
  CheckboxGroupInput,
  DateInput,
  DateTimeInput,
  NumberInput,
  PasswordInput,
  ReferenceArrayInput,
  ReferenceInput,
  SelectInput,
  TextInput,
  useResourceContext,
  useTranslate,
  type Identifier,
  type AutocompleteArrayInputProps,
  type AutocompleteInputProps,
  type BooleanInputProps,
  type CheckboxGroupInputProps,
  type DateInputProps,
  type DateTimeInputProps,
  type NumberInputProps,
  type PasswordInputProps,
  type SelectInputProps,
  type SortPayload,
  type TextInputProps,
} from 'react-admin';

/** The help text of a field, from `resources.<resource>.help.<field>`; a field that needs none has none. */
export function useHelp(source: string): string | false {
  const resource = useResourceContext();
  const text = useTranslate()(`resources.${String(resource)}.help.${source}`, { _: '' });
  return text === '' ? false : text;
}

/** react-admin's inputs, each with its help text below it. */
const asTyped = (value: string) => value;

/** For fields that the API takes as null when they are empty; the others are sent as the empty text they are. */
export const nullWhenEmpty = (value: string) => (value === '' ? null : value);

export const TextBox = (props: TextInputProps) => (
  <TextInput helperText={useHelp(props.source)} parse={asTyped} {...props} />
);

export const LongTextBox = (props: TextInputProps) => (
  <TextInput helperText={useHelp(props.source)} multiline minRows={3} parse={asTyped} {...props} />
);

export const NumberBox = (props: NumberInputProps) => <NumberInput helperText={useHelp(props.source)} {...props} />;

/** A calendar day; empty is null. */
export const DayBox = (props: DateInputProps) => (
  <DateInput helperText={useHelp(props.source)} parse={nullWhenEmpty} {...props} />
);

/** An instant, typed in the time of this machine; empty is null. */
export const MomentBox = (props: DateTimeInputProps) => (
  <DateTimeInput
    helperText={useHelp(props.source)}
    parse={(value: string) => (value === '' ? null : new Date(value).toISOString())}
    {...props}
  />
);

export const SecretBox = (props: PasswordInputProps) => (
  <PasswordInput helperText={useHelp(props.source)} autoComplete="new-password" {...props} />
);

export const Switcher = (props: BooleanInputProps) => <BooleanInput helperText={useHelp(props.source)} {...props} />;

export const Choice = (props: SelectInputProps & { source: string }) => (
  <SelectInput helperText={useHelp(props.source)} {...props} />
);

/** Several of a fixed set. */
export const Choices = (props: AutocompleteArrayInputProps & { source: string }) => (
  <AutocompleteArrayInput helperText={useHelp(props.source)} {...props} />
);

export const Checks = (props: CheckboxGroupInputProps & { source: string }) => (
  <CheckboxGroupInput helperText={useHelp(props.source)} {...props} />
);

interface ReferenceProps extends Pick<
  AutocompleteInputProps,
  'validate' | 'label' | 'disabled' | 'optionText' | 'onChange'
> {
  source: string;
  reference: string;
  filter?: Record<string, unknown>;
  sort?: SortPayload;
  /** Shown, but not to be chosen: a record is not its own parent. */
  disabledChoice?: Identifier | undefined;
}

const inUse = { active: true };
const byName = { field: 'name', order: 'ASC' } as const;

/** One record of another resource, found by typing its name; those out of use are not offered, but one already chosen stays. */
export function RefChoice({
  source,
  reference,
  filter = inUse,
  sort = byName,
  disabledChoice,
  ...rest
}: ReferenceProps) {
  const help = useHelp(source);
  return (
    <ReferenceInput source={source} reference={reference} filter={filter} sort={sort} perPage={50}>
      <AutocompleteInput
        helperText={help}
        {...rest}
        {...(disabledChoice !== undefined && {
          getOptionDisabled: (choice: { id: Identifier }) => choice.id === disabledChoice,
        })}
      />
    </ReferenceInput>
  );
}

/** Several records of another resource. */
export function RefChoices({
  source,
  reference,
  filter = inUse,
  label,
  validate,
}: Pick<ReferenceProps, 'source' | 'reference' | 'filter' | 'label' | 'validate'>) {
  const help = useHelp(source);
  return (
    <ReferenceArrayInput source={source} reference={reference} filter={filter} sort={byName} perPage={50}>
      <AutocompleteArrayInput
        helperText={help}
        {...(label !== undefined && { label })}
        {...(validate !== undefined && { validate })}
      />
    </ReferenceArrayInput>
  );
}
