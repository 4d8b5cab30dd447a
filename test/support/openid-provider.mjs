// A real OpenID provider in a process of its own: oidc-provider with people that the test names. Prints its address.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri] = process.argv.slice(2);
const world = { person: 'nobody', people: {}, idTokenSeconds: 3600, down: false, deny: false };
let provider;
let issuer;

function newProvider() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = `key-${Math.floor(performance.now())}`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'guiche',
        client_secret: 'a client secret of some length',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email', 'email_verified'], groups: ['groups'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...world.people[id] }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { IdToken: () => world.idTokenSeconds, Session: 3600, Interaction: 600, Grant: 600, AccessToken: 600 },
    cookies: { keys: ['only for tests'] },
  });
  provider.on('server_error', (_context, error) => process.stderr.write(`${error.stack}\n`));
}

async function interaction(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (world.deny) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const accountId = prompt.name === 'login' ? world.person : session.accountId;
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { login: { accountId }, consent });
}

async function control(request, response) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { rotate, ...changes } = JSON.parse(text);
  Object.assign(world, changes);
  if (rotate) newProvider();
  response.end('{}');
}

const server = createServer((request, response) => {
  const handle = async () => {
    if (request.url === '/control') return control(request, response);
    if (world.down) return request.socket.destroy();
    if (request.url.startsWith('/interaction/')) return interaction(request, response);
    return provider.callback()(request, response);
  };
  handle().catch((error) => {
    response.statusCode = 500;
    response.end(String(error?.stack ?? error));
  });
});
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  newProvider();
  process.stdout.write(`${issuer}\n`);
});
process.on('disconnect', () => process.exit(0));
