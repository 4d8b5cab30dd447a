import { Module } from '@nestjs/common';
import { startHttp, type Answer, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { modulesWithIdentity } from '../../../identity/src/testing/identity-app.js';
import { organisationEntities } from '../organisation.entities.js';
import { OrganisationModule } from '../organisation.module.js';

/** Organisation over HTTP, on what it stands on. */
export function startOrganisation(): Promise<HttpClient> {
  @Module({ imports: [...modulesWithIdentity(organisationEntities), OrganisationModule] })
  class Api {}
  return startHttp(Api);
}

const boundary = 'xxBOUNDARYxx';

/** Uploads a file in the field `file`. */
export async function upload(
  client: HttpClient,
  token: string,
  path: string,
  name: string,
  content: Buffer,
): Promise<Pick<Answer, 'status' | 'body'>> {
  const answer = await client.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Answer['body'] };
}

/** The smallest PNG. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
