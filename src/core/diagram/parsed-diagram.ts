/** A diagram as a reader of somebody else's language gives it: boxes, arrows and frames, nothing of AWS yet. */
export interface ParsedDiagram {
  readonly title?: string;
  /** In the order in which they first appear; a frame that arrows lead to is not among them. */
  readonly nodes: readonly ParsedNode[];
  readonly edges: readonly ParsedEdge[];
  readonly frames: readonly ParsedFrame[];
}

export interface ParsedNode {
  readonly id: string;
  /** The lines of its label, as people see them; that of a bare node is its id. */
  readonly lines: readonly string[];
  /** `logos:aws-lambda`, or the address of a picture. */
  readonly icon?: string;
  readonly classes: readonly string[];
}

export interface ParsedEdge {
  /** Ids of nodes or of frames. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly line: 'solid' | 'dotted';
  /** `none`: a line without heads, which says nothing of who calls whom; `ring`: a line that ends in a ring. */
  readonly head: 'arrow' | 'both' | 'none' | 'ring';
}

export interface ParsedFrame {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  /** Ids of the nodes and frames right inside. */
  readonly contains: readonly string[];
}

/** Why a text is no diagram, with its line from 1 where the reader says it. */
export interface DiagramFault {
  readonly code: 'broken' | 'other-kind' | 'no-diagram';
  readonly line?: number;
  /** What the reader says, what it did not expect, or the kind of diagram that it is. */
  readonly detail: string;
  /** Whether `detail` is the text that the reader did not expect. */
  readonly unexpected?: true;
}

export type ReadDiagram = (text: string) => Promise<{ readonly ok: true; readonly value: ParsedDiagram } | { readonly ok: false; readonly error: DiagramFault }>;
