import type { FastifyInstance } from 'fastify';
import type { WhatsAppCloud } from '../providers/whatsapp-cloud/whatsapp-cloud.js';
import { addDemoPeople } from '../world/demo-people.js';
import { numberKey } from '../world/ninth-digit.js';
import type { Customer } from '../world/records.js';
import type { CustomerInput } from '../world/world.js';
import { ControlError, notThere } from './control-error.js';
import { customerSchema, newCustomerSchema, resetSchema } from './control-schemas.js';
import { customerView } from './views.js';

type ById = { Params: { id: string } };

/** The people with phones. */
export function peopleRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world } = cloud;
  const find = (id: string): Customer => {
    const customer = world.customer(id);
    if (!customer) throw notThere('person');
    return customer;
  };

  app.get('/customers', () => Promise.resolve(world.customers().map(customerView)));

  app.post<{ Body: CustomerInput }>('/customers', { schema: { body: newCustomerSchema } }, async (request, reply) => {
    const { phone, waId } = request.body;
    if (world.customerByAddress({ to: phone })) throw new ControlError(409, 'Somebody has this number already.');
    if (waId !== undefined && numberKey(waId) !== numberKey(phone)) {
      throw new ControlError(400, 'waId must be the same number, with or without the ninth digit.');
    }
    return reply.code(201).send(customerView(world.addCustomer(request.body)));
  });

  app.put<ById & { Body: Partial<Omit<CustomerInput, 'phone'>> }>(
    '/customers/:id',
    { schema: { body: customerSchema } },
    (request) => {
      const customer = find(request.params.id);
      const wasOnline = customer.online;
      Object.assign(customer, request.body);
      world.saveCustomer(customer);
      if (!wasOnline && customer.online) cloud.progress.phoneOn(customer.id);
      return Promise.resolve(customerView(customer));
    },
  );

  app.delete<ById>('/customers/:id', async (request, reply) => {
    world.removeCustomer(find(request.params.id));
    return reply.code(204).send();
  });

  app.post<{ Body: { accounts?: boolean; demoPeople?: boolean } | null }>(
    '/reset',
    { schema: { body: { anyOf: [resetSchema, { type: 'null' }] } } },
    async (request, reply) => {
      world.reset({ accounts: request.body?.accounts ?? false });
      cloud.received.clear();
      if (request.body?.demoPeople ?? true) addDemoPeople(world);
      return reply.code(204).send();
    },
  );
}
