import { describe, expect, it } from '@jest/globals';
import { MOST_VIEW_PATH, viewPathFault } from './saved-view.js';

const people = (filter: object) => `/units/5/people?filter=${encodeURIComponent(JSON.stringify(filter))}`;

describe('addresses that can be kept as a view', () => {
  it.each([
    ['/board/1', null],
    ['/board/1?', null],
    ['/board/1?criterion=chip_card&lens=membership%3Adang_vien&asOf=2023-11-20&view=table', null],
    ['/board/9007199254740991?asOf=2023-11-20', null],
    ['/wallboard/1?light=1', null],
    ['/units/12/people', null],
    [people({ criterion: 'vneid_level2', notAchieved: true }), null],
    [people({ search: 'Nguyễn Ánh' }), null],
    [people({ search: '12345678' }), null],
    ['/units/12/changes?criterion=chip_card&from=2023-11-13&cause=joined', null],
    ['/confirmations?unit=1758000000001234&deep=true&state=answered', null],
    ['/confirmations?week=2023-11-20&unit=1758000000001234', null],
    ['/conflicts?import=1758000000001234&unit=1758000000001235', null],
    ['/missing?state=settled', null],
    ['/completeness?flag=shrunk', null],
    ['/radar?group=rule', null],
    ['/imports?page=2', null],
    [`/audit?filter=${encodeURIComponent('{"unitId":"1758000000001234"}')}&page=1`, null],
    [`/users?filter=${encodeURIComponent('{"search":"an"}')}`, null],
    ['/ratings/inbox?overdue=true', null],
    ['/ratings/results?period=1758000000001234&agency=1758000000001235', null],
    ['/ratings/7/unit-ratings?group=x', null],
    ['/ratings/7/units/8?search=an', null],
    ['/ratings/7', 'not_ours'],
    ['/imports/7', 'not_ours'],
    ['/me', 'not_ours'],
    ['/usersx', 'not_ours'],
    ['/confirmations?unit=079203001234', 'holds_number'],
    ['/confirmations?unit=1758000000001234567', 'holds_number'],
    ['/confirmations?unit=1758000000001234&q=079203001234', 'holds_number'],
    ['/users?search=279203001', 'holds_number'],
    [`/users?filter=${encodeURIComponent('{"search":"279203001"}')}`, 'holds_number'],
    ['', 'not_ours'],
    ['/', 'not_ours'],
    ['board/1', 'not_ours'],
    ['/board/', 'not_ours'],
    ['/board/-1', 'not_ours'],
    ['/board/1/', 'not_ours'],
    ['/people/1234', 'not_ours'],
    ['//evil.example/board/1', 'not_ours'],
    ['/\\evil.example/board/1', 'not_ours'],
    ['https://evil.example/board/1', 'not_ours'],
    ['javascript:alert(1)', 'not_ours'],
    ['/board/1#top', 'not_ours'],
    ['/board/1?a=1#top', 'not_ours'],
    ['/board/1?a=\\', 'not_ours'],
    ['/board/1?a=1\n', 'not_ours'],
    ['/board/1?a=á', 'not_ours'],
    [' /board/1', 'not_ours'],
    ['/board/1/../../login', 'not_ours'],
    [people({ search: '079203001234' }), 'holds_number'],
    [people({ search: '079 203 001 234' }), 'holds_number'],
    [people({ search: '079.203.001.234' }), 'holds_number'],
    ['/units/5/people?q=079+203+001+234', 'holds_number'],
    ['/units/5/people?q=%30%37%39%32%30%33%30%30%31%32%33%34', 'holds_number'],
    ['/units/5/people?q=%ff079203001234', 'holds_number'],
    [people({ search: '0977000123' }), 'holds_number'],
    [people({ search: '024123456' }), 'holds_number'],
  ])('%s: %s', (path, fault) => expect(viewPathFault(path)).toBe(fault));

  it('holds at the greatest length, and not one character more', () => {
    const path = (length: number) => '/board/1?'.padEnd(length, 'a');
    expect([viewPathFault(path(MOST_VIEW_PATH)), viewPathFault(path(MOST_VIEW_PATH + 1))]).toEqual([null, 'too_long']);
  });
});
