// What people choose when they are told to choose, in Brazil and elsewhere, without the digits and signs they append.
const words = new Set(
  (
    'password passwort senha senhas minhasenha suasenha novasenha qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm ' +
    'abcdef abcdefgh abcdefghij abc abcd iloveyou teamo amor amorzinho familia deus jesus jesuscristo deusefiel ' +
    'flamengo corinthians palmeiras saopaulo santos vasco gremio internacional cruzeiro botafogo fluminense brasil ' +
    'brazil admin administrador administrator root user usuario login acesso entrar welcome bemvindo bemvinda mudar ' +
    'mudarsenha trocar trocarsenha changeme letmein master mestre monkey dragon football futebol baseball superman ' +
    'batman princess princesa sunshine shadow michael maria joao pedro lucas gabriel mateus guiche atendimento ' +
    'empresa suporte teste testing test default secret segredo segura secure google facebook instagram whatsapp ' +
    'computer computador internet samsung starwars pokemon naruto trustno whatever freedom hello ola oi'
  ).split(' '),
);

const runs = new Set(
  (
    '1234567890 12345678910 123456789 12345678 0123456789 0987654321 987654321 9876543210 1q2w3e4r 1q2w3e4r5t ' +
    '1qaz2wsx 1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx qazwsxedc passw0rd12 abc1234567 abcd123456 iloveyou12 ' +
    '11223344 1122334455 123123123 123321123 147258369 741852963 159753456 102030405060 10203040'
  ).split(' '),
);

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Whether a folded password is among the first that an attacker tries: a common word with what people append to it. */
export function isCommon(folded: string): boolean {
  if (runs.has(folded) || new Set(folded).size < 4) return true;
  const bare = folded.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  const spelled = folded.replace(/[\d\W_]{2,}$/, '').replaceAll(/[01345@$!]/g, (sign) => letters[sign] ?? sign);
  return words.has(bare) || words.has(spelled);
}
