/** Lists of people: of a unit, of a district, and by name over the whole city. */
import { dataIn } from './bench-city.mjs';
import { PEOPLE, peopleVariables } from './documents.mjs';
import { inTurn } from './measure.mjs';

const ROUNDS = { rounds: 200, warm: 100 };
const SEARCH_ROUNDS = { rounds: 120, warm: 36 };
const PAGE = 25;
const NAMED = 12;

export async function measureLists(city, figure) {
  const lower = { unit: 'ms', better: 'lower' };
  const leaf = await city.one(
    `SELECT u.id, u.path, COUNT(*) AS n FROM unit u JOIN person p ON p.unit_id = u.id AND p.employed = 1
      WHERE NOT EXISTS (SELECT 1 FROM unit below WHERE below.parent_id = u.id)
      GROUP BY u.id, u.path ORDER BY ABS(COUNT(*) - 100), u.id LIMIT 1`,
  );
  const district = await city.one(
    `SELECT c.unit_id AS id FROM counter c WHERE c.parent_id = ? AND c.criterion_id = ? AND c.lens = 'all'
      ORDER BY c.in_scope DESC LIMIT 1`,
    [city.cityId, city.criterionId],
  );
  const ofLeaf = city.asker(PEOPLE, peopleVariables(leaf.id));
  const ofDistrict = city.asker(PEOPLE, peopleVariables(district.id));
  const { people } = dataIn(await ofLeaf());
  const large = dataIn(await ofDistrict()).people;
  if (people.total !== Number(leaf.n) || people.items.length !== PAGE) throw new Error('The list is not whole.');
  city.say(`25 people of a unit of ${people.total}, with statuses and total; and of a district of ${large.total}`);
  const sql = () => pageBySql(city, leaf.id);
  const times = await inTurn({ sql, ofLeaf, ofDistrict }, ROUNDS);
  figure({
    ...{ name: 'people_p50', value: times.ofLeaf, goal: 6, ...lower },
    ...{ yardstick: 'the SQL of the page alone, through mysql2', yardstickValue: times.sql },
  });
  figure({
    ...{ name: 'people_of_district_p50', value: times.ofDistrict, goal: 3, ...lower },
    ...{ yardstick: 'the same page of a unit without units below', yardstickValue: times.ofLeaf },
  });
  await measureSearch(city, figure, ofLeaf);
}

/** A page as it is read where nothing else is asked for: people, statuses, and the total from the counters. */
async function pageBySql(city, unitId) {
  const [rows] = await city.db.query(
    `SELECT id, citizen_id_cipher, full_name, birth_date, birth_year, sex, unit_id, kind, title, version FROM person
      WHERE unit_id = ? AND employed = 1 ORDER BY sort_key, id LIMIT ${PAGE}`,
    [unitId],
  );
  await city.db.query('SELECT * FROM standing WHERE person_id IN (?)', [rows.map(({ id }) => id)]);
  await city.db.query(
    `SELECT in_scope, deferred, exempt FROM counter WHERE parent_id = ? AND criterion_id = ? AND lens = 'all' AND unit_id = ?`,
    [unitId, city.criterionId, unitId],
  );
}

/** Whole names, given names, a middle and a given name, and names that nobody has, of people all over the city. */
async function measureSearch(city, figure, ofLeaf) {
  const [rows] = await city.db.query(`SELECT search_name FROM person WHERE MOD(id, ?) = 0 ORDER BY id LIMIT ${NAMED}`, [
    Math.max(1, Math.floor(city.people / (NAMED * 10))),
  ]);
  const names = rows.flatMap(({ search_name: name }, i) => {
    const words = name.split(' ');
    return [[name, words.at(-1), words.slice(-2).join(' '), `${words[0]} zzz`][i % 4]];
  });
  city.say(`names over ${city.people} people: ${names.join(', ')}`);
  const asks = names.map((name) => city.asker(PEOPLE, peopleVariables(city.cityId, name)));
  for (const ask of asks) dataIn(await ask());
  const search = (round) => asks[round % asks.length]();
  const times = await inTurn({ search, ofLeaf }, SEARCH_ROUNDS);
  figure({
    ...{ name: 'people_by_name_p50', value: times.search, unit: 'ms', better: 'lower', goal: 3 },
    ...{ yardstick: '25 people of a unit', yardstickValue: times.ofLeaf },
  });
}
