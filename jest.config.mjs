// Five rings, chosen by what a spec file is called and where it lives; `npx jest --selectProjects unit` runs one of them.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

// Packages that are ES modules only: jest runs CommonJS here (faster, and mocks of the edge work), so they are transformed.
const esModules = [
  '@nestjs',
  'content-disposition',
  'cookie',
  'file-type',
  'strtok3',
  'token-types',
  '@tokenizer',
  '@borewit',
  'uint8array-extras',
  'openapi-fetch',
  'openapi-typescript-helpers',
  'openid-client',
  'oauth4webapi',
  'jose',
  'uqr',
];

const base = {
  testEnvironment: 'node',
  rootDir: '.',
  moduleNameMapper: {
    '^@guiche/platform/(.*)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^@guiche/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    // Its exports name no file for require().
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
  },
  resolver: '<rootDir>/tools/jest-resolver.cjs',
  transform: { '^.+\\.[mc]?[jt]s$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};

// Rings that use servers: one PostgreSQL and one Redis for the whole run, a database of its own for every spec file.
const withServers = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};

/** @type {import('jest').Config} */
export default {
  testTimeout: 30_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,migrations}/**/*.spec.ts'] },
    { ...base, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...base,
      ...withServers,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,test,migrations}/**/*.int-spec.ts'],
    },
    { ...base, ...withServers, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    { ...base, ...withServers, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'] },
  ],
  collectCoverageFrom: ['{apps,libs}/*/src/**/*.ts', '!**/main.ts', '!**/*.spec.ts', '!**/*.int-spec.ts'],
  coverageProvider: 'v8',
};
