// Kept in the syntax of very old versions: it must be able to say so.
export function nodeIsOldEnough() {
  var parts = process.versions.node.split('.').map(Number);
  return parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19);
}

export function requireNode() {
  if (nodeIsOldEnough()) return;
  console.error('Guichê needs Node 20.19 or newer; this is ' + process.versions.node + ' (' + process.execPath + ').');
  process.exit(1);
}
