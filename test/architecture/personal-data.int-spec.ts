import { declaredColumns } from '@guiche/platform/personal-data';
import { useDatabase } from '../support/database.js';
import { notPersonal } from './not-personal.js';
import { expectNone, filesBelow } from './sources.js';

const db = useDatabase();

// By its name or its type a column may hold what somebody is called, where he is reached, what he said.
const looksPersonal =
  /(^|_)(name|nome|phone|mobile|email|mail|document|tax_id|cpf|cnpj|text|body|address|street|city|preview|payload|ip|user_agent|notes?|subject|login|content|title|description|response|answer|error|failure|value|data|comment|message|photo|birth|gender|external_id|settings|before|after|kept|clues|what|media|greeting|contact_info|languages)(_|$)/;
const carriers = ['jsonb', 'json', 'bytea', 'xml', 'inet'];
const idsAndTimes = /_(id|at|by|seq|count)$/;

it('IAM-17: every column that looks personal is declared by its lib, or listed as not personal with the reason', async () => {
  for (const file of filesBelow('libs', ['-personal-data.ts']))
    jest.requireActual(`../../${file.replace(/\.ts$/, '.js')}`);
  const declared = declaredColumns();
  const columns = await db.sql<{ place: string; name: string; type: string }>(`
    SELECT c.relname || '.' || a.attname AS place, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
      AND c.relname <> 'migration' ORDER BY 1`);
  const places = new Set(columns.map(({ place }) => place));
  const looking = columns.filter(
    ({ place, name, type }) =>
      ((looksPersonal.test(name) && /text|citext|json|bytea|char/.test(type)) || carriers.includes(type)) &&
      !(idsAndTimes.test(name) && name !== 'external_id') &&
      !/hash|sha256/.test(name) &&
      place !== '',
  );
  const forgotten = looking
    .filter(({ place }) => !declared.has(place) && !(place in notPersonal))
    .map(({ place, type }) => `${place} (${type}) looks personal and nobody says anything of it`);
  const gone = [...declared.keys(), ...Object.keys(notPersonal)]
    .filter((place) => !places.has(place))
    .map((place) => `${place} is declared and does not exist`);
  const twice = Object.keys(notPersonal)
    .filter((place) => declared.has(place))
    .map((place) => `${place} is declared by its lib and stands in not-personal.ts too`);
  expectNone(
    {
      name: 'personal-data-is-known',
      because:
        'what nobody declared is neither given to the person who asks for his data nor erased when he is forgotten',
      wayOut:
        'a person served: definePersonalData in libs/<lib>/src/privacy/<lib>-personal-data.ts; people who work here: ' +
        'declareStaffData there; neither: one line with the reason in test/architecture/not-personal.ts',
    },
    [...forgotten, ...gone, ...twice].map((what) => ({ file: 'libs', what })),
  );
});
