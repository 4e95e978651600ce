import { AccountsService } from '../access/accounts.service.js';
import type { Slip } from '../access/user.model.js';
import { usernameForm } from '../access/usernames.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { UnitsService } from '../units/units.service.js';
import { dayOf, needText, textOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { withServices } from './workbench.js';

export async function addUser(given: Given): Promise<Outcome> {
  const username = given.positionals[0] ?? '';
  const role = needText(given, 'role');
  const unitCode = textOf(given, 'unit');
  const [validFrom, validTo] = [dayOf(given, 'from'), dayOf(given, 'to')];
  return withServices(given, async (app, ctx) => {
    const unit = unitCode === null ? null : await app.get(UnitsService).byCode(unitCode, null, ctx.today);
    const displayName = textOf(given, 'name') ?? username;
    const lens = textOf(given, 'lens');
    const { slips, problems } = await app
      .get(AccountsService)
      .create(ctx, [{ username, displayName, role, unitId: unit ? String(unit.id) : null, lens, validFrom, validTo }]);
    const [slip] = slips;
    const [problem] = problems;
    if (slip) return outcomeOf(slip);
    throw badInput(
      problem?.code ?? 'not_created',
      problem?.messageVi ?? 'Không tạo được tài khoản.',
      problem?.messageEn ?? 'The account was not created.',
    );
  });
}

export async function resetUser(given: Given): Promise<Outcome> {
  const username = usernameForm(given.positionals[0] ?? '');
  return withServices(given, async (app, ctx) => {
    const account = await app
      .get(Database)
      .read.one<{ id: number }>('SELECT id FROM user_account WHERE username = ?', [username]);
    if (!account)
      throw badInput('unknown_user', `Không có tài khoản "${username}".`, `There is no account "${username}".`);
    return outcomeOf(await app.get(AccountsService).reset(ctx, Number(account.id)));
  });
}

/** The code is told once, here, and never again. */
function outcomeOf(slip: Slip): Outcome {
  const expires = new Date(slip.expiresAt).toISOString();
  const text = [
    `Tài khoản / account:  ${slip.username} (${slip.displayName})`,
    `Vai trò / role:       ${slip.role}${slip.unitText ? `, ${slip.unitText}` : ''}`,
    `Mã mở / slip code:    ${slip.code}`,
    `Hạn dùng / expires:   ${expires}`,
  ];
  const json = {
    username: slip.username,
    display_name: slip.displayName,
    role: slip.role,
    unit: slip.unitText,
    code: slip.code,
    expires_at: expires,
  };
  return { json, text: text.join('\n'), ok: true };
}
