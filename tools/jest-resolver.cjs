// './x.js' in TypeScript sources names the emitted file: look for './x.ts' first (own sources only).
module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    try {
      return options.defaultResolver(request.slice(0, -3) + '.ts', options);
    } catch {
      /* a real .js file */
    }
  }
  return options.defaultResolver(request, options);
};
