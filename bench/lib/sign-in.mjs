/** Signs somebody of the demo organisation in; the answer of the api. */
export async function signIn(url, login) {
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'guiche-demo-26' }),
  });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${await answer.text()}`);
  return answer.json();
}
