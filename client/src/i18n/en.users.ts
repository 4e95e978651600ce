import { EN_STATES } from '@dat100/shared/state-words.en';

import type { viUsers } from './vi.users.js';

export const enUsers: typeof viUsers = {
  users: {
    hint: 'Accounts need no e-mail and no phone: they open and are reset by a printed slip with a one-time code.',
    create: 'Add an account',
    create_hint: 'Then print the slip with its one-time code and hand it over in person.',
    create_submit: 'Create and get the slip',
    link: 'Tie to a person',
    unlink: 'Take the tie to a person away',
    link_person: 'Person',
    link_number: 'Number of the person’s record',
    link_number_hint: 'At the end of the address of the person’s page; human resources can tell it',
    not_tied: 'not tied to a person',
    username_hint: 'Lower-case letters without accents, digits, dots, hyphens',
    from_csv: 'Add from CSV',
    csv_hint: 'The first line names the columns: %{header}. Each further line is one account.',
    choose_csv: 'Choose a CSV file',
    csv_text: 'CSV text',
    csv_submit: 'Create the accounts',
    name_focal: 'Name a focal officer',
    focal_hint:
      'A focal officer acts for the head for a time: imports lists, records statuses, prints. Every act is recorded as done for the head.',
    focal_username_hint: 'A known account gets the role; an unknown one is created with a slip',
    focal_submit: 'Name the officer',
    search: 'Search accounts',
    none: 'No accounts',
    none_hint: 'Add them one by one, or many from a CSV file.',
    account: 'Account',
    role: 'Role',
    roles: 'Roles',
    actions: 'Actions',
    menu_of: 'Actions for the account of %{name}',
    reset: 'New slip',
    disable: 'Disable',
    enable: 'Enable',
    grant: 'Add a role',
    grant_title: 'Add a role for %{name}',
    end_role: 'End the role %{role}',
    made_but: '%{n} accounts were made; %{m} lines were not:',
    slips: 'One slip |||| %{n} slips',
    slips_once: 'These codes are shown once, now. Print them and hand each over in person; a lost slip is replaced.',
    slips_done: 'Printed, close',
    slip_words:
      'Open %{address}, choose “I have a printed slip”, enter the code and choose a password. The code expires %{day}. Give it to nobody.',
    for_person: 'Give an account',
  },
  user_state: EN_STATES.user_state,
  user_question: {
    reset_title: 'A new slip for %{name}?',
    reset_hint: 'The present password ends at once. The account opens again with the code of the new slip.',
    reset_submit: 'Make the slip',
    disable_title: 'Disable the account of %{name}?',
    disable_hint: 'The user is signed out at once and cannot sign in until enabled again.',
    disable_submit: 'Disable',
    enable_title: 'Enable the account of %{name}?',
    enable_hint: 'The user can sign in with the present password again.',
    enable_submit: 'Enable',
    link_title: 'Whose is the account of %{name}?',
    link_hint:
      'Rating needs it: a head whose account names no person may not propose or decide. A person has one account.',
    link_submit: 'Tie',
    unlink_title: 'Take the tie of %{name} away?',
    unlink_hint:
      'Only when it is tied to the wrong person. Until it is tied again the user sees nothing of their own, and a head decides no ratings.',
    unlink_submit: 'Take away',
    end_title: 'End the role %{role} of %{name}?',
    end_hint: 'Its permissions end at once. What was done stays on record.',
    end_submit: 'End the role',
  },
  me: {
    no_person: 'This account is not tied to a person',
    no_person_hint: 'Ask your unit’s focal officer to give you an account from your record.',
    all_done: 'You have achieved every criterion. Nothing left to do.',
    next: 'What you have to do',
    safe: 'The police activate in person only, never by phone, and send no links. Read a one-time password to nobody. This system never asks for your VNeID password or a picture of your card.',
  },
  next_step: {
    chip_card: {
      no_event: 'Your unit does not know whether you hold a chip card. Tell its focal officer.',
      none: 'Go to the police of your ward or commune and apply. Bring the identity papers you have.',
      applied: 'You have applied. The card usually comes within 7 working days; after that ask where you applied.',
    },
    vneid_level2: {
      no_event: 'Your unit does not know your status. Tell its focal officer.',
      not_registered:
        'Bring your chip card to the police of your ward or commune to register level 2. It cannot be done by phone.',
      registered: 'Your file is being checked, usually 3 to 7 working days. Wait for the SMS of approval.',
      rejected: 'Your file was rejected. Go to the police with your chip card and register again.',
      approved:
        'Approved: open the VNeID app on your phone and activate. After 7 days it still works through the switchboard 1900 0368.',
    },
    online_service: {
      no_event: 'Your unit does not know whether you have used online services. Tell its focal officer.',
      never: 'Sign in to the public service portal with your VNeID account.',
      account_ready:
        'You have an account. File one procedure online when you need one, and give its number to the focal officer.',
    },
  },
};
