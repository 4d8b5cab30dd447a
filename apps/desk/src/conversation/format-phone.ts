/** A phone number as people write it where it is Brazilian, otherwise as it was stored. */
export function formatPhone(phone: string): string {
  const match = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(phone);
  return match === null ? phone : `+55 ${match[1]} ${match[2]}-${match[3]}`;
}
