import { BooleanInput, SearchInput, type InputProps } from 'react-admin';

/** The box at the head of every list that finds by name. */
export const searchFilter = (
  <SearchInput key="q" source="q" alwaysOn size="small" sx={{ width: { xs: '100%', sm: 280 } }} />
);

/** In use or not. */
export const activeFilter = (
  <BooleanInput key="active" source="active" label="guiche.active.only" defaultValue={true} />
);

export type FilterInputProps = Pick<InputProps, 'source'>;
