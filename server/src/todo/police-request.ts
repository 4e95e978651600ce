import { Injectable } from '@nestjs/common';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { actionHolder } from '@dat100/shared/next-actions';
import { holdsPersonalNumber } from '@dat100/shared/personal-number';
import type { Locale } from '@dat100/shared/rates';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import { marks } from '../database/sql.js';
import type { Cell, ExportTable } from '../exports/export-table.js';
import { madeLine } from '../exports/made-line.js';
import { boundTo } from '../people/person-rows.js';
import { UnitsService } from '../units/units.service.js';
import { POLICE_WORDS } from './police-words.js';
import { TodoService, type Group, type GroupAsk } from './todo.service.js';

const MOST_IN_LIST = 1000;
const MOST_PURPOSE_CHARS = 300;

/** For whom the police are asked to help; `personIds` null: the whole group. */
export interface PoliceAsk extends GroupAsk {
  personIds: readonly number[] | null;
  purpose: string | null;
}

interface Listed {
  id: number;
  full_name: string;
  birth_date: Day | null;
  birth_year: number | null;
  citizen_id_cipher: Buffer;
}

/**
 * The list of people who wait at the police, for the police: name, birth date and whole citizen id. The only list with
 * whole ids that leaves the system, so it has a permission of its own, says what for, and each is on record.
 */
@Injectable()
export class PoliceRequest {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly todo: TodoService,
  ) {}

  /**
   * Reads the people and leaves the audit row; nothing has been sent yet. Whoever no longer waits in the group, or is
   * out of the caller's scope, is left out.
   * @throws not_found, unknown_criterion, unknown_action, not_at_police, purpose_needed, text_too_long,
   *   number_in_purpose, nobody_chosen, nobody_at_police, too_many_in_request
   */
  async open(ctx: RequestContext, ask: PoliceAsk, language: Locale): Promise<ExportTable> {
    const group = await this.todo.group(ctx, 'police.request', ask);
    if (actionHolder(group.action) !== 'police') throw notAtPolice();
    const purpose = keptText(ask.purpose, MOST_PURPOSE_CHARS, 'purpose');
    if (purpose === null) throw purposeNeeded();
    if (holdsPersonalNumber(purpose)) throw numberInPurpose();
    const people = await this.people(ctx, group, ask.personIds);
    const { unit, criterion, action } = group;
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'police.request',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { criterion: criterion.code, action, personIds: people.map(({ id }) => Number(id)), purpose },
      }),
    );
    const words = POLICE_WORDS[language];
    const path = (await this.units.ancestors(unit)).map(({ name }) => name).join(' / ');
    const name = language === 'vi' ? criterion.nameVi : criterion.nameEn;
    const [no, fullName, born, citizenId] = words.headings;
    return {
      fileName: `de-nghi-cong-an-${unit.code}-${ctx.today}`,
      sheetName: words.sheet,
      lines: [
        `${words.title}: ${path}`,
        `${words.matter}: ${words.matters[action] ?? name}`,
        `${words.purpose}: ${purpose}`,
        madeLine(ctx, people.length, language),
        words.personal,
      ],
      columns: [
        { heading: no, width: 6 },
        { heading: fullName, width: 32 },
        { heading: born, width: 14 },
        { heading: citizenId, width: 18 },
      ],
      rows: people.map((person, i) => this.cells(person, i + 1)),
    };
  }

  /** The people chosen, or all of the group, in the order of the page. */
  private async people(ctx: RequestContext, group: Group, chosen: readonly number[] | null): Promise<Listed[]> {
    if (chosen?.length === 0) throw nobodyChosen();
    if (chosen !== null && chosen.length > MOST_IN_LIST) throw tooMany();
    const ids = await this.todo.ids(ctx, group, MOST_IN_LIST + 1, 0, chosen);
    if (ids.length === 0) throw nobodyAtPolice();
    if (ids.length > MOST_IN_LIST) throw tooMany();
    const rows = await this.db.read.rows<Listed>(
      `SELECT id, full_name, birth_date, birth_year, citizen_id_cipher FROM person WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    const byId = new Map(rows.map((row) => [Number(row.id), row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private cells(person: Listed, no: number): Cell[] {
    const born = person.birth_date === null ? person.birth_year : formatDay(person.birth_date);
    const citizenId = this.secrets.decrypt(person.citizen_id_cipher, boundTo(Number(person.id), 'citizen_id'));
    return [no, person.full_name, born === null ? null : String(born), citizenId];
  }
}

const notAtPolice = () =>
  badInput(
    'not_at_police',
    'Nhóm này không chờ Công an. Chọn một nhóm có ghi "Chờ Công an".',
    'This group does not wait for the police. Choose a group marked "Waiting for the police".',
    'action',
  );

const purposeNeeded = () =>
  badInput(
    'purpose_needed',
    'Ghi mục đích: danh sách có số CCCD đầy đủ, và mục đích được ghi vào nhật ký.',
    'Say what for: the list holds whole citizen IDs, and its purpose is put on record.',
    'purpose',
  );

const numberInPurpose = () =>
  badInput(
    'number_in_purpose',
    'Mục đích có dãy số giống số CCCD hoặc số điện thoại. Nhật ký không giữ số của ai: hãy bỏ dãy số đó; danh sách đã có số CCCD của từng người.',
    "The purpose holds a number like a citizen ID or a telephone number. The record keeps nobody's numbers: take it out; the list itself has the ID of each person.",
    'purpose',
  );

const nobodyChosen = () =>
  badInput(
    'nobody_chosen',
    'Chưa chọn ai. Đánh dấu những người cần đề nghị Công an hỗ trợ, rồi lập danh sách.',
    'Nobody has been chosen. Tick the people for whom the police are asked, then make the list.',
    'personIds',
  );

const nobodyAtPolice = () =>
  badInput(
    'nobody_at_police',
    'Không ai trong những người được chọn còn chờ Công an ở nhóm này. Tải lại trang để xem số liệu mới.',
    'None of those chosen still waits for the police in this group. Reload the page to see how things stand.',
    'personIds',
  );

const tooMany = () =>
  badInput(
    'too_many_in_request',
    `Mỗi danh sách nhiều nhất ${MOST_IN_LIST} người. Hãy chọn bớt, hoặc mở một đơn vị cấp dưới.`,
    `A list takes at most ${MOST_IN_LIST} people. Choose fewer, or open a unit below.`,
    'personIds',
  );
