/** A loaded city with its server, the bare server beside it, and a connection to their database. */
import mysql from 'mysql2/promise';
import { startBare } from './bare.mjs';
import { CITY, cityUnits, unitsCsv } from './city.mjs';
import { CRITERION } from './documents.mjs';
import { loadCity } from './load-city.mjs';
import { command, resumeServer, SECRET_KEY, startServer } from './own-server.mjs';
import { requestOf, Wire } from './wire.mjs';

/** What a city's database is given to keep its pages in: its data fits, as on a server that is there for it. */
const BUFFER_MIB = { least: 256, aPerson: 2 / 1024 };

/** Cities up to this size are counted anew once they are loaded. */
const RECOUNTED = 20_000;

/** Tables of which the database is told how their keys are spread before anything is measured. */
const READ = ['person', 'person_name', 'standing', 'counter', 'rollup_day', 'unit', 'membership', 'status_event'];

/** A table that says that the city in its database is whole. */
const LOADED = 'bench_loaded';

export class BenchCity {
  #wires = [];

  /**
   * Makes a city of so many people in a database of its own. `address`: of the database server; `nodeOptions`: of the
   * server's process; `keep`: the city stays there afterwards, and one that is there is taken as it is
   */
  static async make(address, people, say, { nodeOptions = [], keep = false } = {}) {
    const city = new BenchCity();
    const url = new URL(address);
    url.pathname = `/boards_${people}`;
    Object.assign(city, { people, say, keep, nodeOptions, databaseUrl: url.href, schema: `boards_${people}` });
    city.db = await mysql.createConnection({ uri: address, dateStrings: true, supportBigNumbers: true });
    await city.#giveBuffer();
    if (keep && (await city.#isKept())) await city.#resume();
    else await city.#load();
    await city.#findPlaces();
    city.bare = await startBare(url.href, city.cityId, city.criterionId);
    return city;
  }

  /** A small city beside a large one takes nothing from it. */
  async #giveBuffer() {
    const wanted = Math.max(BUFFER_MIB.least, Math.ceil(this.people * BUFFER_MIB.aPerson)) * 1024 * 1024;
    const { bytes } = await this.one('SELECT @@innodb_buffer_pool_size AS bytes');
    if (Number(bytes) < wanted) await this.db.query(`SET GLOBAL innodb_buffer_pool_size = ${wanted}`);
  }

  /** Loaded to the end by an earlier run, on a day that has turned since or not. */
  async #isKept() {
    const { n } = await this.one(
      `SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = ? AND table_name = '${LOADED}'`,
      [this.schema],
    );
    return Number(n) > 0;
  }

  async #resume() {
    this.say(`city of ${this.people} people, loaded by an earlier run`);
    await this.db.query(`USE ${this.schema}`);
    this.server = await resumeServer(this.databaseUrl, this.nodeOptions);
  }

  async #load() {
    const { people, say, databaseUrl } = this;
    await this.db.query(`DROP DATABASE IF EXISTS ${this.schema}`);
    await this.db.query(`CREATE DATABASE ${this.schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await this.db.query(`USE ${this.schema}`);
    const units = cityUnits(people);
    say(`city of ${people} people in ${units.length} units`);
    this.server = await startServer(databaseUrl, unitsCsv(units), this.nodeOptions);
    await loadCity({ databaseUrl, secretKey: SECRET_KEY, units, people, say });
    if (people <= RECOUNTED) this.#recount();
    await this.db.query(`ANALYZE TABLE ${READ.join(', ')}`);
    if (this.keep) await this.db.query(`CREATE TABLE ${LOADED} (at DATETIME DEFAULT NOW())`);
  }

  /** The counters that are read must be those of these people, else their speed means nothing. */
  #recount() {
    const { rows, drift } = command(this.server.env, ['recount']);
    if (drift !== 0) throw new Error(`${drift} of ${rows} counters are not those of the people that were loaded.`);
    this.say(`  recount: ${rows} rows, none of them wrong`);
  }

  async #findPlaces() {
    const [[criterion]] = await this.db.query('SELECT id FROM criterion WHERE code = ?', [CRITERION]);
    const [[unit]] = await this.db.query('SELECT id FROM unit WHERE code = ?', [CITY]);
    const [[day]] = await this.db.query('SELECT counted_to FROM rollup_state');
    this.criterionId = criterion.id;
    this.cityId = unit.id;
    this.today = day.counted_to;
  }

  /** The first row of a query. */
  async one(sql, params) {
    const [[row]] = await this.db.query(sql, params);
    return row;
  }

  /** Moves the data version of the city's board, as every change below it does. */
  async bump() {
    await this.db.query('UPDATE board_version SET version = version + 1 WHERE unit_id = ?', [this.cityId]);
  }

  wire(url) {
    const wire = new Wire(url);
    this.#wires.push(wire);
    return wire;
  }

  /** Asks the product over a connection kept open: () => bytes of the answer. */
  asker(query, variables) {
    const wire = this.wire(this.server.url);
    const request = requestOf(this.server.url, '/graphql', { body: { query, variables }, cookie: this.server.cookie });
    return () => wire.ask(request);
  }

  /** Asks the bare server for a path. */
  bareAsker(path) {
    const wire = this.wire(this.bare.url);
    const request = requestOf(this.bare.url, path);
    return () => wire.ask(request);
  }

  /** Stops the server and starts another on the same data, as fresh as a server is in the morning. */
  async startAnew() {
    this.closeWires();
    this.server = await this.server.startAnew(this.nodeOptions);
    return this.server;
  }

  /** Closes what asks, so that the server can be stopped. */
  closeWires() {
    for (const wire of this.#wires.splice(0)) wire.close();
  }

  async end() {
    this.closeWires();
    await this.bare?.stop();
    await this.server?.stop();
    if (!this.keep) await this.db.query(`DROP DATABASE ${this.schema}`);
    await this.db.end();
  }
}

/** The data of an answer. @throws when it holds errors */
export function dataIn(bytes) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (errors?.length > 0) throw new Error(`The server answered: ${JSON.stringify(errors)}`);
  return data;
}
