/**
 * The yardstick of the boards, a process of its own: nothing but node:http, mysql2 and JSON.stringify.
 *
 * GET /counters reads the counter rows of a board with the statement the product reads them with, and answers them as
 * JSON. GET /bytes answers what was last sent to it by PUT /bytes, without any reading. Tells its port on stdout.
 */
import http from 'node:http';
import mysql from 'mysql2/promise';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';

const columns = COUNT_COLUMNS.join(', ');
const SQL = `SELECT parent_id, unit_id, ${columns} FROM counter WHERE parent_id = ? AND criterion_id = ? AND lens = ?
  UNION ALL SELECT parent_id, unit_id, ${columns} FROM counter WHERE parent_id = ? AND criterion_id = ? AND lens = ? AND unit_id = ?`;
const [databaseUrl, cityId, criterionId] = process.argv.slice(2);
const params = [Number(cityId), Number(criterionId), 'all', 0, Number(criterionId), 'all', Number(cityId)];
const pool = mysql.createPool({ uri: databaseUrl, connectionLimit: 12, supportBigNumbers: true, decimalNumbers: true });
let kept = Buffer.alloc(0);

function answer(response, body) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function handle(request, response) {
  if (request.method === 'PUT') kept = await bodyOf(request);
  if (request.url === '/bytes') return answer(response, kept);
  const [rows] = await pool.query(SQL, params);
  answer(response, Buffer.from(JSON.stringify({ data: { rows } })));
}

const server = http.createServer((request, response) => {
  handle(request, response).catch((error) => response.destroy(error));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
