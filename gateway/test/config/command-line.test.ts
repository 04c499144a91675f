import { describe, expect, it } from '@jest/globals';
import { readFlags } from '../../src/config/command-line.ts';

const NOTHING = {
  supergraph: undefined,
  config: undefined,
  port: undefined,
  host: undefined,
  help: false,
  version: false,
};

describe('the command line', () => {
  it.each([
    [[], {}],
    [['--supergraph', 's.graphql', '--port', '0'], { supergraph: 's.graphql', port: 0 }],
    [['-s', 'https://host/s', '-p4001', '--host=::1'], { supergraph: 'https://host/s', port: 4001, host: '::1' }],
    [['--config=gateway.yaml', '--help'], { config: 'gateway.yaml', help: true }],
    [['-v'], { version: true }],
  ])('%j is read', (args, flags) => {
    expect(readFlags(args)).toEqual({ ...NOTHING, ...flags });
  });

  it.each([
    [['--suprgraph', 's.graphql'], 'The option --suprgraph is not known; did you mean --supergraph?'],
    [['-x'], 'The option -x is not known; see --help.'],
    [['s.graphql'], '"s.graphql" is no option; --supergraph says what is served, --help all options.'],
    [['--supergraph'], '--supergraph needs a value; see --help.'],
    [['--supergraph='], '--supergraph needs a value; see --help.'],
    [['--supergraph', '--port', '1'], '--supergraph needs a value; see --help.'],
    [['--port', 'http'], '--port must be a whole number from 0 to 65,535, not "http".'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65,535, not "65536".'],
    [['--port=-1'], '--port must be a whole number from 0 to 65,535, not "-1".'],
    [['--help=yes'], '--help takes no value.'],
  ])('%j is refused in one line', (args, message) => {
    expect(() => readFlags(args)).toThrow(new Error(message));
  });
});
