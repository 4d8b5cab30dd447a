import http from 'node:http';
import autocannon from 'autocannon';
import { processorTime } from './machine.mjs';

/**
 * Requests for some seconds over connections that stay open. Answers how many a second were answered, and the processor
 * time of the server's process for each in ms, which does not depend on who else is at work on the machine.
 */
export async function drive(app, path, { seconds, connections = 16, headers = {}, request = {} }) {
  const url = app.url + path;
  const before = processorTime(app.process.pid);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    requests: [{ method: 'GET', ...request }],
  });
  const bad = result.non2xx + result.errors;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} requests to ${url} failed`);
  const cost = (processorTime(app.process.pid) - before) / result.requests.total;
  return { rate: result.requests.total / result.duration, cost };
}

/** A client that keeps its connections and posts; resolves when the answer is complete. */
export function poster(url, connections) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const post = ({ body, headers }) =>
    new Promise((resolve, reject) => {
      const request = http.request(url, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      request.once('error', reject);
      request.once('response', (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
      });
      request.end(body);
    });
  return { post, close: () => agent.destroy() };
}

/** Posts all of them, so many at a time. */
export async function flood(url, requests, connections = 16) {
  const { post, close } = poster(url, connections);
  const waiting = requests.values();
  const lane = async () => {
    for (const request of waiting) await post(request);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  close();
}
