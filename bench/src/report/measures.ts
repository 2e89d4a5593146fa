/** A promise about our own figure. `timesRawWs`: as a ratio to raw `ws` in the same round. */
export interface Bar {
  atLeast?: number;
  atMost?: number;
  timesRawWs?: boolean;
  /** What to aim at beyond the bar. */
  aim?: number;
}

export interface Measure {
  title: string;
  unit: string;
  digits?: number;
  bar?: Bar;
}

/** Everything measured, in the order of the report, with the bars of the project's first milestone. */
export const MEASURES: Record<string, Measure> = {
  'fanout.rate': { title: 'Room of 500, saturated (100 messages under way)', unit: 'deliveries/s', bar: { atLeast: 4, timesRawWs: true } },
  'fanout.cpu': { title: '… server CPU', unit: 'CPU s / 100,000', digits: 2, bar: { atMost: 0.3 } },
  'fanout.generator': { title: '… generator busy', unit: '% of its core' },
  'fanout.ten.rate': { title: 'Room of 500, 10 messages under way', unit: 'deliveries/s' },
  'fanout.one.rate': { title: 'Room of 500, one message at a time', unit: 'deliveries/s', bar: { atLeast: 0.8, timesRawWs: true } },
  'fanout.one.cpu': { title: '… server CPU', unit: 'CPU s / 100,000', digits: 2 },
  'paced.p50': { title: 'Send to receive at 4,000 deliveries/s, p50', unit: 'ms', digits: 1 },
  'paced.p99': { title: '… p99', unit: 'ms', digits: 1, bar: { atMost: 15 } },
  'sends.rate': { title: 'Acknowledged sends, 50 senders over the socket', unit: 'sends/s', bar: { atLeast: 6000, aim: 10_000 } },
  'sends.p99': { title: '… p99', unit: 'ms', digits: 1, bar: { atMost: 25 } },
  'sends.cpu': { title: '… server CPU', unit: 'CPU s / 1,000', digits: 3 },
  'sends.together.rate': { title: 'The same 50 in one room, each hearing all', unit: 'sends/s' },
  'sends.together.p99': { title: '… p99', unit: 'ms', digits: 1 },
  'rest.rate': { title: 'Acknowledged sends, 50 senders over REST', unit: 'sends/s', bar: { atLeast: 3000 } },
  'rest.p99': { title: '… p99', unit: 'ms', digits: 1 },
  'pages.large.cpu': { title: 'Pages of 50 anywhere in the large history, REST', unit: 'pages / CPU s', bar: { atLeast: 3000 } },
  'pages.large.rate': { title: '… wall time', unit: 'pages/s' },
  'pages.large.p99': { title: '… p99', unit: 'ms', digits: 1, bar: { atMost: 10 } },
  'pages.small.cpu': { title: 'Pages of 50 anywhere in 10,000 messages, REST', unit: 'pages / CPU s', bar: { atLeast: 3000 } },
  'pages.small.p99': { title: '… p99', unit: 'ms', digits: 1, bar: { atMost: 10 } },
  'idle.each': { title: 'Idle connection', unit: 'KB', digits: 1, bar: { atMost: 25 } },
  'idle.count': { title: '… of so many', unit: 'connections' },
  'idle.thousand': { title: 'Memory with 1,000 idle', unit: 'MB', bar: { atMost: 90 } },
  'start.ready': { title: 'Start to ready', unit: 'ms', bar: { atMost: 800 } },
  'start.memory': { title: '… memory then', unit: 'MB', bar: { atMost: 110 } },
  'start.send': { title: 'Start to first acknowledged send', unit: 'ms' },
  'slow.growth': { title: 'Memory for five readers that stop reading while traffic flows', unit: 'MB', bar: { atMost: 10 } },
  'slow.cut': { title: '… of the five, cut', unit: 'readers', bar: { atLeast: 5 } },
  'slow.resumed': { title: '… of the five, resumed or told to begin anew', unit: 'readers', bar: { atLeast: 5 } },
  'slow.missing': { title: '… messages missing without a word', unit: 'messages', bar: { atMost: 0 } },
};
