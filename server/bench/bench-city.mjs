/** A loaded city with its server, the bare server beside it, and a connection to their database. */
import mysql from 'mysql2/promise';
import { startBare } from './bare.mjs';
import { CITY, cityUnits, unitsCsv } from './city.mjs';
import { CRITERION } from './documents.mjs';
import { loadCity } from './load-city.mjs';
import { command, SECRET_KEY, startServer } from './own-server.mjs';
import { requestOf, Wire } from './wire.mjs';

/** What a city's database is given to keep its pages in: its data fits, as on a server that is there for it. */
const BUFFER_MIB = { least: 256, aPerson: 2 / 1024 };

/** Cities up to this size are counted anew once they are loaded. */
const RECOUNTED = 20_000;

export class BenchCity {
  #wires = [];

  /**
   * Makes a city of so many people in a database of its own. `address`: of the database server; `nodeOptions`: of the
   * server's process
   */
  static async make(address, people, say, nodeOptions = []) {
    const city = new BenchCity();
    const url = new URL(address);
    url.pathname = `/boards_${people}`;
    Object.assign(city, { people, say, databaseUrl: url.href, schema: `boards_${people}`, nodeOptions });
    city.db = await mysql.createConnection({ uri: address, dateStrings: true, supportBigNumbers: true });
    const bytes = Math.max(BUFFER_MIB.least, Math.ceil(people * BUFFER_MIB.aPerson)) * 1024 * 1024;
    await city.db.query(`SET GLOBAL innodb_buffer_pool_size = ${bytes}`);
    await city.db.query(`CREATE DATABASE ${city.schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await city.db.query(`USE ${city.schema}`);
    const units = cityUnits(people);
    say(`city of ${people} people in ${units.length} units`);
    city.server = await startServer(url.href, unitsCsv(units), nodeOptions);
    await loadCity({ databaseUrl: url.href, secretKey: SECRET_KEY, units, people, say });
    if (people <= RECOUNTED) city.#recount();
    await city.db.query('ANALYZE TABLE person, standing, counter, rollup_day, unit, membership, status_event');
    await city.#findPlaces();
    city.bare = await startBare(url.href, city.cityId, city.criterionId);
    return city;
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
    await this.db.query(`DROP DATABASE ${this.schema}`);
    await this.db.end();
  }
}

/** The data of an answer. @throws when it holds errors */
export function dataIn(bytes) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (errors?.length > 0) throw new Error(`The server answered: ${JSON.stringify(errors)}`);
  return data;
}
