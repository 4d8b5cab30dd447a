export type { Person, PersonalDataPage, PersonalDataTools } from './person.js';
export {
  declaredColumns,
  declareNotPersonal,
  declareStaffData,
  definePersonalData,
  personalDataSections,
  type PersonalColumns,
  type PersonalDataSection,
} from './personal-data.js';
export {
  defaultDaysOf,
  defineRetentionClass,
  retentionClasses,
  type Bitten,
  type RetentionBite,
  type RetentionClass,
  type RetentionTools,
} from './retention-class.js';
