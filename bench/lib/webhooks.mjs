import { createHmac } from 'node:crypto';

let sent = 0;
const run = Date.now().toString(36);

/** A WhatsApp text as the provider's webhook brings it, never the same twice, with its signature. */
export function webhook(business, { from, text = 'Bom dia, preciso de ajuda com o pedido', name = 'Cliente' } = {}) {
  const number = ++sent;
  const id = `wamid.BENCH${run}${String(number).padStart(8, '0')}`;
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: business.wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '551140031234', phone_number_id: business.phoneNumberId },
              contacts: [{ profile: { name }, wa_id: from ?? phone(number) }],
              messages: [
                {
                  from: from ?? phone(number),
                  id,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  const signature = `sha256=${createHmac('sha256', business.appSecret).update(body).digest('hex')}`;
  return { id, body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature } };
}

/** The mobile number of the customer with this number. */
export const phone = (number) => `55419${String(10_000_000 + number)}`;
