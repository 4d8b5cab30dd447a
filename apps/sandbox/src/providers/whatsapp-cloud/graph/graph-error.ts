import { newTraceId } from '../../../world/identifiers.js';
import type { Json, MessageError, PlannedFailure } from '../../../world/records.js';

interface Known {
  http: number;
  title: string;
  details: string;
  type?: string;
}

/** The provider's errors that a planned failure or a rule may answer with, in the provider's words. */
const known: Record<number, Known> = {
  0: { http: 401, title: 'AuthException', details: 'We were unable to authenticate the app user.' },
  1: { http: 500, title: 'API Unknown', details: 'Invalid request or possible server error.' },
  2: { http: 503, title: 'Service temporarily unavailable', details: 'Temporary due to downtime or overload.' },
  3: { http: 400, title: 'API Method', details: 'Capability or permissions issue.' },
  4: { http: 400, title: 'API Too Many Calls', details: 'The app has reached its API call rate limit.' },
  10: { http: 403, title: 'Permission Denied', details: 'Permission is either not granted or has been removed.' },
  100: { http: 400, title: 'Invalid parameter', details: 'The request included unsupported or misspelled parameters.' },
  190: {
    http: 401,
    title: 'Invalid OAuth access token - Cannot parse access token',
    details: 'Access token has expired.',
  },
  200: { http: 403, title: 'API Permission', details: 'Permission is either not granted or has been removed.' },
  368: { http: 403, title: 'Temporarily blocked for policies violations', details: 'The account was restricted.' },
  2500: { http: 400, title: 'Unknown path components', details: 'There is no such path.' },
  80007: {
    http: 400,
    title: 'Rate limit issues',
    details: 'The WhatsApp Business Account has reached its rate limit.',
  },
  130429: { http: 429, title: 'Rate limit hit', details: 'Cloud API message throughput has been reached.' },
  130472: {
    http: 400,
    title: "User's number is part of an experiment",
    details: 'Message was not sent as part of an experiment.',
  },
  130497: {
    http: 403,
    title: 'Business account is restricted from messaging users in this country.',
    details: 'Restricted by country.',
  },
  131000: { http: 500, title: 'Something went wrong', details: 'Message failed to send due to an unknown error.' },
  131005: { http: 403, title: 'Access denied', details: 'Permission is either not granted or has been removed.' },
  131008: {
    http: 400,
    title: 'Required parameter is missing',
    details: 'The request is missing a required parameter.',
  },
  131009: { http: 400, title: 'Parameter value is not valid', details: 'One or more parameter values are invalid.' },
  131016: { http: 500, title: 'Service unavailable', details: 'A service is temporarily unavailable.' },
  131021: { http: 400, title: 'Recipient cannot be sender', details: 'Sender and recipient phone number is the same.' },
  131026: {
    http: 400,
    title: 'Message undeliverable',
    details: 'Unable to deliver message: the recipient cannot receive it.',
  },
  131030: {
    http: 400,
    title: 'Recipient phone number not in allowed list',
    details: 'Add recipient phone number to recipient list and try again.',
  },
  131031: {
    http: 403,
    title: 'Account has been locked',
    details: 'The account was restricted or disabled for violating a policy.',
  },
  131037: {
    http: 400,
    title: 'WhatsApp provided number needs display name approval before message can be sent.',
    details: 'Display name needs approval.',
  },
  131042: {
    http: 400,
    title: 'Business eligibility payment issue',
    details: 'There was an error related to your payment method.',
  },
  131045: {
    http: 500,
    title: 'Incorrect certificate',
    details: 'Message failed to send due to a phone number registration error.',
  },
  131047: {
    http: 400,
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  131048: {
    http: 400,
    title: 'Spam rate limit hit',
    details:
      'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
  },
  131049: {
    http: 400,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'Do not retry at once.',
  },
  131050: {
    http: 400,
    title: 'User has stopped marketing messages',
    details: 'The person opted out of marketing messages.',
  },
  131051: { http: 400, title: 'Message type is not currently supported', details: 'Unsupported message type.' },
  131052: { http: 400, title: 'Media download error', details: 'Unable to download the media sent by the user.' },
  131053: { http: 400, title: 'Media upload error', details: 'Unable to upload the media used in the message.' },
  131056: {
    http: 400,
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details:
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  },
  131057: { http: 500, title: 'Account in maintenance mode', details: 'Business Account is in maintenance mode.' },
  131062: {
    http: 400,
    title: 'Business-scoped user id not allowed',
    details: 'This message cannot be sent to a business-scoped user id.',
  },
  132000: {
    http: 400,
    title: 'Number of parameters does not match the expected number of params',
    details: 'Parameter count mismatch.',
  },
  132001: {
    http: 404,
    title: 'Template name does not exist in the translation',
    details: 'The template does not exist in this language.',
  },
  132012: {
    http: 400,
    title: 'Parameter format does not match format in the created template',
    details: 'Parameter format mismatch.',
  },
  132015: { http: 400, title: 'Template is paused', details: 'Template is paused due to low quality.' },
  132016: { http: 400, title: 'Template is disabled', details: 'Template was paused too many times.' },
  133010: {
    http: 400,
    title: 'Phone number not registered',
    details: 'Phone number is not registered on the WhatsApp Business Platform.',
  },
};

const unknownCode: Known = {
  http: 400,
  title: 'Unknown error',
  details: 'The simulator was told to fail with this code.',
};

/** Codes that Meta's core answers without the "(#code)" prefix and without `error_data`. */
const plain = new Set([1, 2, 190, 2500]);

/** A refusal as Graph words it: the status and the whole body. */
export class GraphError extends Error {
  constructor(
    readonly http: number,
    readonly body: Json,
  ) {
    super('graph error');
  }
}

/** A refusal by one of the known codes; `details` says what exactly was wrong. */
export function graphError(code: number, details?: string, http?: number): GraphError {
  const entry = known[code] ?? unknownCode;
  if (plain.has(code)) {
    return new GraphError(http ?? entry.http, {
      error: {
        message: details ?? entry.title,
        type: 'OAuthException',
        ...(code === 1 || code === 2 ? { is_transient: true } : {}),
        code,
        fbtrace_id: newTraceId(),
      },
    });
  }
  return new GraphError(http ?? entry.http, {
    error: {
      message: `(#${code}) ${entry.title}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: details ?? entry.details },
      fbtrace_id: newTraceId(),
    },
  });
}

/** A missing or wrong parameter, which Graph names in the message itself. */
export const parameterError = (sentence: string): GraphError =>
  new GraphError(400, {
    error: { message: `(#100) ${sentence}`, type: 'OAuthException', code: 100, fbtrace_id: newTraceId() },
  });

/** An object that is not there, or not for this token: Graph does not tell which. */
export const noSuchObject = (id: string, method: 'get' | 'post' | 'delete'): GraphError =>
  new GraphError(400, {
    error: {
      message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
      fbtrace_id: newTraceId(),
    },
  });

/** The same error as a `failed` status tells it. */
export const messageError = (code: number, details?: string): MessageError => {
  const entry = known[code] ?? unknownCode;
  return { code, title: entry.title, details: details ?? entry.details };
};

/** A failure planned through the control API, as the answer to a call. */
export const plannedError = (planned: PlannedFailure): GraphError =>
  graphError(planned.code, planned.details, planned.http);
