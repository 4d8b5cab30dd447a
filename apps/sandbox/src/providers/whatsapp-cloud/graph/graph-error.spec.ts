import { graphError, noSuchObject, parameterError } from './graph-error.js';

const trace = expect.any(String) as unknown;

describe('errors in the words of Graph', () => {
  it('190: the token is told in the message, with 401 and no details', () => {
    const { http, body } = graphError(190);
    expect(http).toBe(401);
    expect(body).toEqual({
      error: {
        message: 'Invalid OAuth access token - Cannot parse access token',
        type: 'OAuthException',
        code: 190,
        fbtrace_id: trace,
      },
    });
  });

  it('131056: code in the message, words for the person in error_data.details', () => {
    const { http, body } = graphError(131056);
    expect(http).toBe(400);
    expect(body['error']).toMatchObject({
      message: '(#131056) (Business Account, Consumer Account) pair rate limit hit',
      type: 'OAuthException',
      code: 131056,
      error_data: { messaging_product: 'whatsapp' },
    });
  });

  it.each([
    [130429, 429],
    [131000, 500],
    [131016, 500],
    [2, 503],
    [131031, 403],
  ])('%i comes with HTTP %i', (code, http) => expect(graphError(code).http).toBe(http));

  it('100: a missing parameter is named; a missing object has subcode 33', () => {
    expect(parameterError('The parameter to is required.').body['error']).toMatchObject({
      message: '(#100) The parameter to is required.',
      code: 100,
    });
    expect(noSuchObject('77', 'get').body['error']).toMatchObject({
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
    });
  });
});
