import { hierarchyLevelConfiguration } from './hierarchy/hierarchy-level.configuration.js';
import { permissionReleaseConfiguration } from './permissions/permission-release.configuration.js';
import { profileConfiguration } from './profiles/profile.configuration.js';

/** The kinds of this lib in the configuration document. */
export const identityConfiguration = [
  hierarchyLevelConfiguration,
  permissionReleaseConfiguration,
  profileConfiguration,
];
