import { Platform20261123120000 } from './20261123120000-Platform.js';
import { Identity20261123120100 } from './20261123120100-Identity.js';
import { OrganisationAndCatalogue20261123120200 } from './20261123120200-OrganisationAndCatalogue.js';
import { CustomersAndChannels20261123120300 } from './20261123120300-CustomersAndChannels.js';
import { TicketsAndRouting20261123120400 } from './20261123120400-TicketsAndRouting.js';
import { Hierarchy20261123130000 } from './20261123130000-Hierarchy.js';
import { OrganisationComplete20261123130100 } from './20261123130100-OrganisationComplete.js';
import { SignIn20261123130200 } from './20261123130200-SignIn.js';
import { Reach20261123130300 } from './20261123130300-Reach.js';
import { PersonalData20261123130400 } from './20261123130400-PersonalData.js';

/** All migrations of all libs, in the one order in which they run. `npm run migration:new` adds to it. */
export const migrations = [
  Platform20261123120000,
  Identity20261123120100,
  OrganisationAndCatalogue20261123120200,
  CustomersAndChannels20261123120300,
  TicketsAndRouting20261123120400,
  Hierarchy20261123130000,
  OrganisationComplete20261123130100,
  SignIn20261123130200,
  Reach20261123130300,
  PersonalData20261123130400,
];
