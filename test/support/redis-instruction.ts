/** What a spec that needs Redis says on a machine without it. */
export const redisInstruction =
  'This spec needs redis-server. Debian and Ubuntu: apt-get install redis-server · macOS: brew install redis';
