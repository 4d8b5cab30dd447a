import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@guiche/platform/config';

/** The built front ends that this process serves, each under its path. */
const frontEnds = ['desk', 'admin'];

/** Serves desk and admin from `dist`, any unknown page of theirs as the page itself; `/` leads to the desk. */
export async function serveFrontEnds(fastify: FastifyInstance): Promise<void> {
  for (const [place, name] of frontEnds.entries()) {
    const root = join(projectRoot(), 'dist', name);
    if (!existsSync(root)) continue;
    await fastify.register(fastifyStatic, {
      root,
      prefix: `/${name}/`,
      decorateReply: place === 0,
      wildcard: false,
      index: false,
      // What the build has compressed already is passed on as it is.
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Vite names the files under assets by their content; everything else may change with the next build.
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    fastify.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
    fastify.get(`/${name}/*`, (request, reply) => {
      // A piece of an earlier build is gone: the page itself in its place would only confuse the browser.
      if (request.url.startsWith(`/${name}/assets/`)) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile('index.html', root, { cacheControl: false });
    });
  }
  fastify.get('/', (_request, reply) => reply.redirect('/desk/'));
}
