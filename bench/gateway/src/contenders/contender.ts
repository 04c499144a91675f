/** A gateway of the comparison: how it is started. */
export interface Contender {
  /** For `--only`; a group's name stands for all that begin with it. */
  readonly name: string;
  /** For the table. */
  readonly label: string;
  /** Where it takes operations. */
  readonly path: string;
  /** The arguments of node. */
  args(place: Place): readonly string[];
}

export interface Place {
  readonly port: number;
  /** The file with the composed supergraph, whose URLs are those of the replay server. */
  readonly supergraph: string;
  /** A folder for configuration files; it is removed at the end. */
  readonly folder: string;
}
