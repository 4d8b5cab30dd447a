/** A Brazilian tax number whose check digits are right. */
export interface TaxId {
  readonly kind: 'cpf' | 'cnpj';
  /** Without punctuation, letters in capitals: 11 digits (CPF) or 14 characters (CNPJ). */
  readonly value: string;
}

const checkDigit = (characters: string, weights: readonly number[]): number => {
  const sum = weights.reduce((total, weight, index) => total + weight * (characters.charCodeAt(index) - 48), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
};

const cpfWeights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const cnpjWeights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

function isCpf(value: string): boolean {
  if (!/^\d{11}$/.test(value) || /^(\d)\1{10}$/.test(value)) return false;
  const first = checkDigit(value, cpfWeights);
  const second = checkDigit(value, [11, ...cpfWeights]);
  return value.endsWith(`${first}${second}`);
}

/** Numeric, and since July 2026 alphanumeric: a letter counts its ASCII code minus 48 (Receita Federal, IN 2.229/2024). */
function isCnpj(value: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(value) || /^(.)\1{13}$/.test(value)) return false;
  const first = checkDigit(value, cnpjWeights);
  const second = checkDigit(value, [6, ...cnpjWeights]);
  return value.endsWith(`${first}${second}`);
}

/** Reads a CPF or CNPJ with or without punctuation; null when it is neither or a check digit is wrong. */
export function parseTaxId(raw: string): TaxId | null {
  const value = raw.replace(/[.\-/\s]/g, '').toUpperCase();
  if (isCpf(value)) return { kind: 'cpf', value };
  if (isCnpj(value)) return { kind: 'cnpj', value };
  return null;
}
