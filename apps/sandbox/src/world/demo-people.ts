import type { World } from './world.js';

/** Three people to start with. Rafael's wa_id has 12 digits, as many numbers of his area code do. */
export function addDemoPeople(world: World): void {
  world.addCustomer({ name: 'Mariana Souza', phone: '5511987654321', waId: '5511987654321' });
  world.addCustomer({ name: 'João Batista Lima', phone: '5521991234567', waId: '5521991234567' });
  world.addCustomer({ name: 'Rafael Kowalski', phone: '5541988887777', waId: '554188887777' });
}
