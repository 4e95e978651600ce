import assert from 'node:assert/strict';
import { inAllLights, picture, settle } from '../browser.mjs';
import { fromToday, shown } from '../days.mjs';
import { ask } from '../rating-period.mjs';

/** A small agency of the demo's period of last year, that nobody has begun to rate. */
const AGENCY = 'Hội Cựu chiến binh Thành phố';
const RATED = 'Quận 1';
const DOCUMENT = '31/QĐ-HCCB';
const heading = (page) => page.getByRole('heading', { level: 1 });

const USERS = 'mutation($users: [NewUserInput!]!) { createUsers(users: $users) { slips { username code } } }';
const OPEN = 'mutation($code: String!, $password: String!) { openAccount(code: $code, password: $password) { id } }';

/** Pages of new accounts, each opened by the code of its slip. */
async function opened({ visitor, address }, admin, users) {
  const { slips } = (await ask(admin, USERS, { users })).createUsers;
  return Promise.all(
    users.map(async ({ username }) => {
      const page = await visitor();
      await page.goto(`${address}/login`);
      const { code } = slips.find((slip) => slip.username === username);
      await ask(page, OPEN, { code, password: 'bon-tu-rieng-cua-toi' });
      return page;
    }),
  );
}

const LINES = `query ($periodId: ID!, $unitId: ID!) {
  ratingSheets(periodId: $periodId, unitId: $unitId) { items { id fullName revision state head } } }`;
const AGENCY_AT = `query ($periodId: ID!, $unitId: ID!) {
  ratingAgency(periodId: $periodId, unitId: $unitId) { teams { unitId revision } } }`;

/** The head proposes everybody as good and hands in: by the server, how that looks is another story's part. */
async function propose(head, unit) {
  const { items } = (await ask(head, LINES, unit)).ratingSheets;
  const changes = items
    .filter(({ state, head: heads }) => state !== 'not_rated' && !heads)
    .map(({ id, revision }) => ({ id, revision, level: 'tot' }));
  await ask(
    head,
    `mutation($agencyId: ID!, $periodId: ID!, $changes: [RatingLevelChange!]!) {
      proposeRatings(agencyId: $agencyId, periodId: $periodId, changes: $changes, reason: "Theo kết quả cả năm.") { done } }`,
    { agencyId: unit.unitId, periodId: unit.periodId, changes },
  );
  const { teams } = (await ask(head, AGENCY_AT, unit)).ratingAgency;
  for (const team of teams)
    await ask(
      head,
      `mutation($agencyId: ID!, $periodId: ID!, $unitId: ID!, $revision: Int!) {
        proposeRatingTeam(agencyId: $agencyId, periodId: $periodId, unitId: $unitId, revision: $revision) { state } }`,
      { agencyId: unit.unitId, periodId: unit.periodId, ...team },
    );
}

/** Says something of the person whose sheet is open, with a reason. */
async function say(page, act) {
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel('Lý do').fill('Theo đề nghị của cơ quan, đã đối chiếu hồ sơ.');
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.getByLabel('Lý do').waitFor({ state: 'detached' });
  await settle(page);
}

/** One of the agency is taken out of the rating and brought back, another becomes its head. */
async function standings(page, name) {
  await page.getByRole('button', { name }).first().click();
  await page.getByTestId('rating-outcome').waitFor();
  await say(page, 'Đưa ra khỏi diện xếp loại');
  await page.getByRole('button', { name: 'Đưa trở lại diện xếp loại' }).waitFor();
  await inAllLights(page, 'rating-taken-out', page.getByTestId('rating-outcome'));
  await say(page, 'Đưa trở lại diện xếp loại');
  await say(page, 'Ghi nhận là thủ trưởng');
  await page.getByRole('button', { name: 'Thôi là thủ trưởng' }).waitFor();
  await page.keyboard.press('Escape');
}

async function delegate(page) {
  await page.getByRole('button', { name: 'Ủy quyền…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Người được ủy quyền').click();
  await page.getByRole('option', { name: 'Phó Chủ tịch Hội' }).click();
  await dialog
    .getByLabel('Từ ngày')
    .first()
    .fill(shown(fromToday(0)));
  await dialog
    .getByLabel('Đến ngày')
    .first()
    .fill(shown(fromToday(7)));
  await dialog.getByLabel('Số văn bản ủy quyền').fill(DOCUMENT);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText(new RegExp(`Phó Chủ tịch Hội thay mặt Chủ tịch Hội .* ${DOCUMENT}`)).waitFor();
}

export const stories = {
  async 'human resources of the city: results, what-if, take-out and back, a head named, delegation, an agency returned'(
    set,
  ) {
    const { signedIn, address } = set;
    const admin = await signedIn('administrator');
    const unitOf = async (search) =>
      (
        await ask(admin, 'query($search: String) { units(filter: { search: $search }) { items { id name } } }', {
          search,
        })
      ).units.items.find(({ name }) => name === search);
    const { id: city } = (await ask(admin, '{ me { homeUnit { id } } }')).me.homeUnit;
    const [agency, rated] = [await unitOf(AGENCY), await unitOf(RATED)];
    const [hr] = await opened(set, admin, [{ username: 'nhansu', displayName: 'Sở Nội vụ', role: 'hr', unitId: city }]);
    const people = await ask(
      hr,
      'query($unitId: ID!) { people(filter: { unitId: $unitId }) { items { id fullName } } }',
      { unitId: agency.id },
    );
    const { ratingPeriods } = await ask(hr, '{ ratingPeriods { id scheme state } }');
    const { id: periodId } = ratingPeriods.find(({ scheme, state }) => scheme === 'nd90' && state === 'open');
    const unit = { periodId, unitId: agency.id };
    const { items } = (await ask(hr, LINES, unit)).ratingSheets;
    const [chief, deputy] = items
      .filter(({ state }) => state !== 'not_rated')
      .map(({ fullName }) => people.people.items.find((one) => one.fullName === fullName));
    const [head] = await opened(set, admin, [
      { username: 'chutichhoi', displayName: 'Chủ tịch Hội', role: 'unit_head', unitId: agency.id, personId: chief.id },
      {
        username: 'phochutichhoi',
        displayName: 'Phó Chủ tịch Hội',
        role: 'hr',
        unitId: agency.id,
        personId: deputy.id,
      },
    ]);

    await hr.goto(`${address}/ratings/results?period=${periodId}&agency=${rated.id}`);
    await hr.getByText(`Chỉ cơ quan xếp loại: ${RATED}`).waitFor();
    await inAllLights(hr, 'rating-results-year', heading(hr));

    await hr.goto(`${address}/ratings/schemes/nd90?view=draft`);
    await hr.getByRole('button', { name: 'Bắt đầu bản thảo' }).click();
    await hr
      .getByLabel(/^Nhiệm vụ hoàn thành vượt mức .*: từ$/)
      .first()
      .fill('70');
    await hr.getByText(/[1-9]\d* người đổi mức/).waitFor();
    await inAllLights(hr, 'rating-what-if', hr.getByText('Nếu áp dụng bản thảo'));

    await hr.goto(`${address}/ratings/${periodId}/units/${agency.id}`);
    await standings(hr, chief.fullName);
    await head.goto(`${address}/ratings/${periodId}/agencies/${agency.id}`);
    await delegate(head);
    await picture(head, 'rating-delegated');
    await propose(head, unit);

    await hr.goto(`${address}/ratings/${periodId}/agencies/${agency.id}`);
    await hr.getByRole('button', { name: 'Trả lại bước trước' }).click();
    await hr.getByRole('dialog').getByLabel('Lý do').first().fill('Bổ sung minh chứng cho các mức đề xuất.');
    await hr.getByRole('dialog').getByRole('button', { name: 'Trả lại bước trước' }).click();
    await hr.getByRole('dialog').waitFor({ state: 'detached' });
    await hr
      .getByText(/Bổ sung minh chứng/)
      .first()
      .waitFor();
    await picture(hr, 'rating-returned');
    assert.equal(
      (
        await ask(
          hr,
          `query ($periodId: ID!, $unitId: ID!) { ratingAgency(periodId: $periodId, unitId: $unitId) { state } }`,
          unit,
        )
      ).ratingAgency.state,
      'open',
    );
  },
};
