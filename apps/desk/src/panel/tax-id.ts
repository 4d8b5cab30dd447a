/** CPF and CNPJ as people write them; anything else stays as it is. Letters are part of the CNPJ of 2026. */
export function formatTaxId(taxId: string): string {
  const bare = taxId.replace(/[^0-9a-z]/gi, '').toUpperCase();
  if (/^\d{11}$/.test(bare)) return bare.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
  if (/^[0-9A-Z]{12}\d{2}$/.test(bare)) return bare.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5');
  return taxId;
}
