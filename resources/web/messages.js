/** What the page says in each state: the panel over the picture, and the line under the title. */
export const MESSAGES = {
  loading: { title: 'Connecting', text: '' },
  unreachable: {
    title: 'The server cannot be reached',
    text: 'This page keeps trying and continues by itself.',
  },
  unknown: {
    title: 'There is no such channel',
    text: 'Check the address with the person who gave it to you.',
  },
  denied: {
    title: 'This broadcast is not open to everyone',
    text: 'The address needs a valid token: ask the person who gave it to you for a new one.',
  },
  unplayable: {
    title: 'This browser cannot play the broadcast',
    text: 'It needs Media Source Extensions or HTTP Live Streaming.',
  },
  waiting: {
    title: 'The broadcast has not begun',
    text: 'It starts here by itself.',
  },
  starting: { title: 'Tuning in', text: '' },
  interrupted: {
    title: 'The broadcaster lost the connection',
    text: 'Waiting for it to come back.',
  },
  ended: {
    title: 'The broadcast has ended',
    text: 'If it starts again, it plays here by itself.',
  },
  playing: { title: 'Live now', text: '' },
  paused: { title: 'Paused', text: '' },
  buffering: { title: 'Waiting for data', text: '' },
};

export const INTERRUPTED_NOTICE = 'The broadcaster lost the connection; waiting for it to come back';
