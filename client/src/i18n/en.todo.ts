import type { viTodo } from './vi.todo.js';

export const enTodo: typeof viTodo = {
  todo: {
    menu: 'To do',
    title: 'To do',
    people: '%{unit}: %{n} person has something left to do. |||| %{unit}: %{n} people have something left to do.',
    in_several:
      '%{n} of them stands in several groups, so the groups add up to more. |||| %{n} of them stand in several groups, so the groups add up to more.',
    overdue: '%{n} overdue',
    oldest: 'longest %{n} day |||| longest %{n} days',
    waiting: 'Waiting',
    days: '%{n} day |||| %{n} days',
    no_day: 'since an unknown day',
    people_of_group: 'People of the group',
    tick_all: 'Tick the whole group (%{n})',
    closed_groups: '%{n} closed group is not printed. |||| %{n} closed groups are not printed.',
    closed_people:
      'There is %{n} person in what is left out. Open a group to print it; the file has them all. |||| They hold %{n} people, whoever stands in several groups counted in each. Open a group to print it; the file has them all.',
    done: 'Done.',
    nothing: 'There is nothing left to do',
    nothing_hint: 'Everybody in scope is done. If nobody is on the list of the unit yet, bring in the list first.',
    no_such_group: 'There is nobody now in the group that this address names. Open one of the groups below.',
    peers: 'What would bring you above your peers',
    and_others: 'and %{n} other unit |||| and %{n} other units',
    call_list: 'Print a call list',
    call_list_hint:
      'On paper are only names, telephones, what to do and the days waited: no citizen IDs and no reasons. This list has been put on record.',
    call_list_failed: 'The call list could not be made',
    call_list_of: 'Call list: %{unit}',
    call_list_made: 'Made on %{day} by %{name}, %{n} person. |||| Made on %{day} by %{name}, %{n} people.',
    call_safe:
      'When you call: say your name and unit. Ask for no one-time codes or passwords; send no links. Keep the list to yourself, destroy it when done.',
    no: 'No.',
    phone: 'Telephone',
    next: 'What to do',
    called: 'Called',
    waits: 'Waiting',
    waits_n: '%{n} day |||| %{n} days',
    waits_unknown: 'not known',
    police_list: 'List for the help of the police',
    police_hint: 'An XLSX file with names, birth dates and whole citizen IDs, to be handed to the police.',
    police_submit: 'Make the list of %{n} person |||| Make the list of %{n} people',
    police_whom: 'Who is on it',
    police_ticked: 'Those ticked (%{n})',
    police_all: 'The whole group (%{n})',
    police_purpose: 'Purpose',
    police_purpose_hint:
      'For example: files that are overdue. It is written into the file and put on record, so leave out citizen IDs and telephone numbers.',
    police_care:
      'The list holds whole citizen IDs. Your name and the time are written into it, and each list is put on record. Hand it to the police only, and delete it when done.',
  },
  todo_peers: {
    pass: 'rank %{rank} of %{ranked}. %{n} more person done puts you above %{unit}. |||| rank %{rank} of %{ranked}. %{n} more people done put you above %{unit}.',
    draw_level:
      'rank %{rank} of %{ranked}. %{n} more person done puts you level with %{unit}, which stands at 100 %. |||| rank %{rank} of %{ranked}. %{n} more people done put you level with %{unit}, which stands at 100 %.',
    first: 'first of %{ranked} units of the group.',
    first_tied: 'first, level with other units (%{tied} units).',
    unranked: 'without a rank, because too few people of the unit are in scope.',
  },
  todo_action: {
    activate: {
      people:
        '%{n} person is approved and not activated: help open the app at the unit |||| %{n} people are approved and not activated: help open the app at the unit',
      how: 'Ask each of them to open VNeID on their own phone and activate. After 7 days it still works through the switchboard 1900 0368. Nobody may ask for their one-time code.',
      step: 'open VNeID and activate',
    },
    mend_phone: {
      people:
        '%{n} person is approved but held up by phone or SIM: help get a phone and a SIM in their own name |||| %{n} people are approved but held up by phone or SIM: help get a phone and a SIM in their own name',
      how: 'The SIM has to be in the person’s own name. It may be activated on a borrowed phone at the unit and moved later.',
      step: 'get a phone and a SIM in your own name, then activate',
    },
    register_again: {
      people:
        '%{n} person was rejected: send them to the police to register again |||| %{n} people were rejected: send them to the police to register again',
      how: 'Look at the reason, take the chip card to the police of the ward. If many share a reason, ask the police to come to the unit.',
      step: 'take the chip card to the police and register level 2 again',
    },
    card_first: {
      people:
        '%{n} person has no card or an expired one: card first, then level 2 |||| %{n} people have no card or an expired one: card first, then level 2',
      how: 'Level 2 needs a valid chip card. Apply for the card and register in one visit to the police.',
      step: 'apply for a chip card, then register level 2',
    },
    register: {
      people:
        '%{n} person is not registered: ask them to take their card to the police |||| %{n} people are not registered: ask them to take their card to the police',
      how: 'Level 2 is registered in person at the police, never by phone. For many people, arrange a visit of the police to the unit.',
      step: 'take the chip card to the police and register level 2',
    },
    file_online: {
      people:
        '%{n} person has an account and has filed nothing: help file one procedure online |||| %{n} people have an account and have filed nothing: help file one procedure online',
      how: 'Choose a procedure they really need, file it together at the unit and keep its reference.',
      step: 'file one procedure online, report its reference',
    },
    use_service: {
      people:
        '%{n} person has never used online services: help sign in for the first time |||| %{n} people have never used online services: help sign in for the first time',
      how: 'Sign in to the public-service portal with VNeID. Whoever has no level 2 does that first.',
      step: 'sign in to the public-service portal with VNeID',
    },
    apply_card: {
      people:
        '%{n} person has no chip card: ask them to apply at the police |||| %{n} people have no chip card: ask them to apply at the police',
      how: 'At the police of the ward where they live, with the identity papers they have. The card usually comes within 7 working days.',
      step: 'apply for a chip card at the police',
    },
    act_person: {
      people:
        '%{n} person has a step to take themselves: remind and help them |||| %{n} people have a step to take themselves: remind and help them',
      how: 'See where each of them stands on the right and agree on a day.',
      step: 'take the next step, ask the focal officer',
    },
    ask: {
      people:
        'Nothing is known of %{n} person: ask and record it |||| Nothing is known of %{n} people: ask and record it',
      how: 'Ask each of them where they stand and record it; whoever is done is recorded as done, with the day.',
      step: 'tell the unit where you stand',
    },
    act_unit: {
      people: '%{n} person waits for the unit |||| %{n} people wait for the unit',
      how: 'See where each of them stands on the right and do the part of the unit.',
      step: 'wait for the unit',
    },
    match_data: {
      people:
        '%{n} person has data or a photo that differ: ask the police to compare them |||| %{n} people have data or photos that differ: ask the police to compare them',
      how: 'Tick these people and make the list for the police. They cannot correct it themselves.',
      step: 'take your papers to the police to compare the data',
    },
    await_approval: {
      people:
        '%{n} person has registered and waits for the police |||| %{n} people have registered and wait for the police',
      how: 'Usually 3 to 7 working days. Put whoever is overdue on the list for the police.',
      step: 'wait for the police to approve level 2',
    },
    await_card: {
      people: '%{n} person has applied and waits for the card |||| %{n} people have applied and wait for the card',
      how: 'Usually 7 working days. Put whoever is overdue on the list for the police.',
      step: 'wait for the card',
    },
    act_police: {
      people: '%{n} person waits for the police |||| %{n} people wait for the police',
      how: 'Put whoever is overdue on the list for the police.',
      step: 'wait for the police',
    },
    await_return: {
      people:
        '%{n} person is away or abroad: agree on a day of return |||| %{n} people are away or abroad: agree on a day of return',
      how: 'Note the day of return. If it is long and there is a document, defer them so that the figures are right.',
      step: 'when back',
    },
  },
};
