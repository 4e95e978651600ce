import type { viGuide } from './vi.guide.js';

export const enGuide: typeof viGuide = {
  guide: {
    menu: 'Guide',
    title: 'Step by step: chip card, VNeID level 2, online services',
    lead: 'Go from top to bottom and skip what is done. You are counted only once your account is activated and you have signed in to the VNeID app.',
    enter: 'Open the system',
    contents: 'The steps',
    step: 'Step %{n}',
    who: 'Who',
    where: 'Where',
    bring: 'Bring',
    time: 'How long',
    sms: 'The real message, and who only pretends',
    sms_true_title: 'The real message',
    sms_true_1: 'It only says that your account is approved, and asks you to open the VNeID app yourself and activate.',
    sms_true_2: 'It usually comes after 1 to 3 days. It looks like advertising, which is why many overlook it.',
    sms_true_3:
      'Not sure that it is real? Do nothing it says. Open the VNeID app yourself: the app tells whether you are approved.',
    sms_never_title: 'Never',
    sms_never_1:
      'Nobody may ask for your one-time password (OTP) by phone. Read it to no one, not even to someone who says they are the police.',
    sms_never_2: 'There is no link to tap, and no app attached to install.',
    sms_never_3:
      'The police do not activate by phone or by message. Help with activating is given face to face, at their office or at your workplace.',
    sms_never_4:
      'Nobody needs your password, passcode or a picture of your card. This system has no place to enter them either.',
    stuck: 'When you are stuck',
    stuck_hint: 'Tell your unit’s focal officer exactly where you are stuck: the unit and the police have to help.',
    foot: 'This guide has no links to other places. Whoever sends you a link to “activate” is an impostor.',
  },
  guide_step: {
    card: {
      title: 'The chip card',
      who: 'Whoever has no chip card yet, or whose card ran out at the age of 25, 40 or 60.',
      where: 'The police office that issues identity cards, in person.',
      bring: 'The identity papers you have. The office tells you if it needs more.',
      time: 'At most 7 working days after you applied.',
      do_1: 'A chip-based citizen ID card counts, and so does the identity card issued since July 2024.',
      do_2: 'Soon 25, 40 or 60? Renew early: a card ends at these ages.',
      do_3: 'No card after 7 working days: ask where you applied, and tell your unit’s focal officer.',
    },
    level1: {
      title: 'VNeID level 1, in the app',
      who: 'Whoever wants to begin at home. It is optional: you may go straight to level 2.',
      where: 'On your own phone, in the VNeID app.',
      bring: 'Your phone and your own SIM number.',
      time: 'At most 1 working day.',
      do_1: 'Find the VNeID app in your phone’s app store yourself. Never install it from a message.',
      do_2: 'Register level 1 as the app shows you.',
      do_3: 'Level 1 does not count yet: level 2 at the police is still to come.',
    },
    level2: {
      title: 'VNeID level 2, in person at the police',
      who: 'Everyone in scope. Nobody can do it for you.',
      where: 'A police office, in person. There is no way to get level 2 by phone.',
      bring: 'Your valid chip card if you have one, and the phone with the SIM number you mean to keep.',
      time: 'At most 3 working days with a valid chip card, at most 7 days without.',
      do_1: 'Tell the officer that you register for e-identity level 2.',
      do_2: 'Read over the phone number in the file: the message of approval goes there.',
      do_3: 'If you are refused, ask for the reason, put it right and register again. Tell your focal officer the reason.',
    },
    sms: {
      title: 'Wait for the message of approval',
      who: 'Whoever has registered for level 2.',
      where: 'On the phone with the SIM number you registered.',
      bring: 'Nothing. Nobody has to call you.',
      time: 'The message and the one-time password usually come within 1 to 3 days.',
      do_1: 'The message only says that you are approved. The next step is to activate, by yourself, in the app.',
      do_2: 'Do not delete it as spam: note the day it came, from then on you have 7 days.',
      do_3: 'No message: open the VNeID app and see whether you are approved.',
    },
    activate: {
      title: 'Activate within 7 days',
      who: 'Whoever is approved for level 2. Many stop here: in November 2022 the country had 12.5 million accounts approved and 1.4 million activated.',
      where: 'In the VNeID app on your own phone.',
      bring: 'The phone with the registered SIM, in a place with a network.',
      time: '7 days from the message of approval. Later it still works through the switchboard 1900 0368.',
      do_1: 'Open the VNeID app, choose to activate, and follow the app step by step.',
      do_2: 'The one-time password comes to your phone: type it into the app yourself, read it to no one.',
      do_3: 'Then sign in once. Registered but not activated and not signed in does not count.',
    },
    service: {
      title: 'Use an online public service',
      who: 'Whoever has activated level 2.',
      where:
        'The city’s administrative procedure system, or the national public service portal. Type the address yourself, never tap a link in a message.',
      bring: 'Your activated VNeID account.',
      time: 'It counts from the first procedure you file.',
      do_1: 'Sign in with your VNeID account.',
      do_2: 'When you need something, choose the procedure and file it online.',
      do_3: 'Keep the reference number and give it to your unit’s focal officer.',
    },
  },
  guide_remedy: {
    sms_not_received:
      'No message after 3 days: open the VNeID app and see whether you are approved. If not, ask the police where you registered, and check the phone number in the file.',
    thought_spam:
      'You need not do what a message says. Open the VNeID app on your phone: if you are approved, activate right there.',
    sim_not_own_name:
      'Have the SIM put in your own name at the phone company, or use a number that is yours and ask the police to put it into the file.',
    phone_changed:
      'Ask the police where you registered to change to the number you use. Messages and one-time passwords go only to the number in the file.',
    old_device_lost:
      'Get your old number back from the phone company, install VNeID on the new phone and activate again. If that fails, see the police in person.',
    no_smartphone:
      'Tell your focal officer, so that you are helped when the police visit your unit. Do not activate your account on somebody else’s phone.',
    forgot_password_or_passcode:
      'Use “forgot password” in the VNeID app. Let nobody set it for you, and send it to nobody.',
    biometric_or_photo_mismatch:
      'Try again in good light, without mask and glasses. If it still does not match, take your card to the police to have the photo checked.',
    data_mismatch_between_databases:
      'Take your card and papers to the police to have the data compared and corrected. Ask your focal officer to correct your unit’s list too.',
    card_expired_or_none:
      'Get the card first (step 1). You may register level 2 at the same time; approval then takes at most 7 working days.',
    past_7_days: 'You can still activate: call the switchboard 1900 0368 yourself. Do not wait for anyone to call you.',
    app_error:
      'Update VNeID from the app store, restart the phone and try again. If it still fails, show your focal officer a picture of the error.',
    away_or_abroad:
      'Tell your unit, so that you are recorded as deferred until you return, with the document. Then go on from the step you were at.',
    no_signal: 'Go where there is a signal or a wireless network, your office for instance, and open the app.',
    approved_but_never_opened:
      'Open the VNeID app today and activate: it takes a few minutes, and only then are you counted.',
  },
};
