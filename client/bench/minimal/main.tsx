import { createRoot } from 'react-dom/client';
import type { AuthProvider, DataProvider } from 'react-admin';
import { Admin, Resource, useGetList } from 'react-admin';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';

/** The yardstick of the board: react-admin as it comes, its login, and one page with one chart of the board's rows. */
interface Row {
  id: string;
  name: string;
  claimed: number;
}

const SIGNED_IN = 'signed-in';

const authProvider: AuthProvider = {
  async login() {
    await fetch('/login', { method: 'POST' });
    sessionStorage.setItem(SIGNED_IN, 'yes');
  },
  async logout() {},
  async checkAuth() {
    if (!sessionStorage.getItem(SIGNED_IN)) throw new Error('signed out');
  },
  async checkError() {},
  async getPermissions() {},
};

async function getList() {
  const { data } = await (await fetch('/board')).json();
  const rows = data.board.rows as { unit: { id: string; name: string }; figures: { claimed: number } | null }[];
  return {
    data: rows.map(({ unit, figures }) => ({ id: unit.id, name: unit.name, claimed: figures?.claimed ?? 0 })),
    total: rows.length,
  };
}

function Chart() {
  const { data } = useGetList<Row>('rows');
  return (
    <BarChart width={900} height={1800} layout="vertical" data={data ?? []}>
      <XAxis type="number" />
      <YAxis type="category" dataKey="name" width={240} />
      <Bar dataKey="claimed" fill="#1f5fa8" isAnimationActive={false} />
    </BarChart>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <Admin authProvider={authProvider} dataProvider={{ getList } as unknown as DataProvider} disableTelemetry>
    <Resource name="rows" list={Chart} />
  </Admin>,
);
