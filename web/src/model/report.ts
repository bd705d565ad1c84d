/** A report of whose style a source is, as the engine writes it (core/include/kinprint/report.hpp), and in words. */
import * as format from './format';
import type { Identification, Identified } from './identification';
import type { EngineArrangement } from './arrangement';
import type { Channel, Encoding, Fields, NewName, Split } from './types';

export interface ReportedFile {
  file: string;
  bytes: number;
  sha256: string;
}

interface ReportSettings {
  channel: Channel;
  keepsRepeats: boolean;
  /** Names with commas between. */
  strip: string;
  encoding: Encoding | null;
  fields: Fields;
  renamed: NewName[];
  splits: ({ from: string } & Pick<Split, 'by'>)[];
  leftOut: string[];
  /** Sources that were placed; none where all were. */
  only: string[];
  terms: number;
}

export interface Report {
  kinprint: string;
  icu: string;
  date: string;
  claim: string;
  inputs: ReportedFile[];
  atlas: Identification['atlas'] & { sha256: string };
  settings: ReportSettings;
  unknown: Identified[];
  /** What it does not prove. */
  limits: string[];
  /** A command; '' where it takes several. */
  repeat: string;
}

/** What the page knows of a report beforehand, as the engine is told it. */
export interface ReportInput {
  claim: string;
  date: string;
  inputs: ReportedFile[];
  /** '' for the atlas that is shipped. */
  atlasFile: string;
  atlasSha256: string;
  /** What to give to the command again; none where it takes more than one. */
  paths: string[];
  settings: {
    format: 'plain';
    channel: Channel;
    keepsRepeats: boolean;
    strip: string;
    encoding: Encoding | null;
    fields: Fields | null;
    arrangement: EngineArrangement;
    /** The source, where there are others in what is given to the command. */
    only: string[];
  };
}

/** As YYYY-MM-DDThh:mm:ssZ. */
export const isoTime = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

/** For people: "31 January 2026, 12:00 UTC". */
export function dateInWords(date: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${day.format(new Date(date))}, ${date.slice(11, 16)} UTC`;
}

const ofChannel: Record<Channel, string> = {
  answers: 'answers were counted, without reasoning',
  reasoning: 'reasoning alone was counted',
  both: 'answers and reasoning were counted',
};

const named = ({ text, source, prompt }: Fields): string[] => [
  ...(text ? [`the text in “${text}”`] : []),
  ...(source ? [`whose it is in “${source}”`] : []),
  ...(prompt ? [`what it answers in “${prompt}”`] : []),
];

/** What of the texts was counted. */
export function settingsInWords(settings: ReportSettings): string {
  const { channel, keepsRepeats, strip, encoding, fields, renamed, splits } = settings;
  const fieldNames = named(fields);
  const parts = [
    ofChannel[channel],
    keepsRepeats ? 'repeats were counted, too' : 'repeats were left out',
    strip
      ? `taken out before counting: ${strip.replaceAll(',', ', ')}`
      : 'nothing was taken out of the texts',
    ...(encoding ? [`read as ${encoding}`] : []),
    ...(fieldNames.length > 0 ? [`of records, ${format.list(fieldNames)}`] : []),
    ...splits.map(({ from, by }) => `“${from}” was split by ${by}`),
    ...renamed.map(({ from, to }) => `“${from}” goes by “${to}”`),
  ];
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** What its file is called. */
export const fileNameOf = (source: string): string =>
  `kinprint-report-${
    source
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'source'
  }.json`;
