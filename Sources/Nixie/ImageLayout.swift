/// How an image lies in memory, which is how it lies in its file. All numbers are little-endian.
///
/// ```
///  0  magic "NIXIEIMG"                      8 bytes
///  8  version                               u32
/// 12  section count                         u32
/// 16  length of the whole image in bytes    u64
/// 24  checksum of all that follows byte 32  u64
/// 32  section table: (offset in bytes, length in bytes), a u32 each, per section
///     sections, each at a multiple of 64 bytes, in the order of `Section`
/// ```
package enum ImageLayout {
  /// The first eight bytes of every image.
  package static let magic: [UInt8] = Array("NIXIEIMG".utf8)
  /// The version of this layout. One number: a reader takes its own version and no other.
  package static let version: UInt32 = 3
  /// Where the section table begins, in bytes.
  package static let headerBytes = 32
  /// Sections begin at multiples of this, a cache line.
  package static let alignment = 64
  /// "No such thing" in a field that holds an index.
  package static let none: UInt32 = .max

  /// The parts of an image. The unit of a section is a u32 word unless its comment says bytes.
  package enum Section: Int, CaseIterable, Sendable {
    /// Bytes: all texts, UTF-8, back to back.
    case strings
    /// ``Record/Category`` records; the first is `unclassified`.
    case categories
    /// ``Record/ESP`` records, sorted by name.
    case esps
    /// Suffix tries of MX hosts and of recipient domains: ``HostTrie`` nodes.
    case hosts, domains
    /// The leaves of reply codes and of enhanced codes: ``CodeTable``.
    case replyCodes, enhancedCodes
    /// Bit matrices: row = leaf of the codes, column = a set of codes that some rule names.
    case replyCodeSets, enhancedCodeSets
    /// Bits by hash: some fragment has a gram with this hash (``GramFilter``).
    case gramFilter
    /// ``Record/Bucket`` records by another hash, then ``Record/Gram`` records by bucket.
    case gramBuckets, grams
    /// ``Record/Fragment`` records, and bytes: what each fragment consists of.
    case fragments, fragmentBytes
    /// Offsets into `entries` by fragment, then ``Record/Entry`` records sorted by rank.
    case entryOffsets, entries
    /// Offsets into `signatureEntries` by fragment, then signatures.
    case signatureOffsets, signatureEntries
    /// ``Record/Signature`` records, then the signatures that are more specific, by signature.
    case signatures, dominators
    /// The list of each pair of leaves of `replyCodes` and `enhancedCodes`, offsets into `unpinned`
    /// by list, then the rules that no fragment announces and that have these codes.
    case unpinnedLists, unpinnedOffsets, unpinned
    /// ``Record/Rule`` records, sorted by rank: the index is the rank.
    case rules
    /// ``Record/RuleInfo`` records: what several ranked rules of one written rule share.
    case ruleInfos
    /// ``Record/Clause`` records, and the patterns each lists.
    case clauses, clausePatterns
    /// ``Record/Pattern`` records, and the fragments of chains.
    case patterns, chainFragments
    /// Bytes: automata of patterns that no chain of fragments says, one after another
    /// (``Patterns``).
    case automata
    /// Capture programs and the byte sets they name (8 words each).
    case programs, byteSets
    /// ``Record/Condition`` records: the conditions of a rule as its author wrote them.
    case conditions
    /// ``Record/Capture`` records: names of captures by rule.
    case captures
    /// Numbers of the whole image, see ``Record/Summary``.
    case summary
  }

  /// Field offsets in words within the records of a section, and the records' lengths.
  package enum Record {
    package enum Category {
      package static let size = 12
      package static let name = 0, title = 2, group = 4, permanence = 6, party = 7, action = 8
      package static let advice = 10
    }
    package enum ESP {
      package static let size = 6
      package static let name = 0, title = 2, parent = 4
    }
    package enum Bucket {
      package static let size = 2
      /// A bit for each of its grams and the two bytes behind (`Gram.bit`), all where a
      /// fragment does not say what follows; its first gram. One record more says where the last
      /// bucket ends.
      package static let bits = 0, first = 1
    }
    package enum Gram {
      package static let size = 8
      /// The first eight bytes of the fragment, or the last, and which of their bits count: not those
      /// of sets.
      package static let bytes = 0, mask = 2
      /// The fragment, and where its bytes lie.
      package static let fragment = 4, place = 5
      /// Two halves: where the gram stands in the fragment, signed (-1 is the byte before), and the
      /// length of the fragment.
      package static let offset = 6
      /// Two halves: where `bytes` stand behind the gram, signed, and the flags of the fragment.
      package static let window = 7
    }
    package enum Fragment {
      package static let size = 4
      /// Length in bytes; ``leadingEdge`` and so on; where its bytes begin: each is itself, or 4 +
      /// the number of a byte set.
      package static let length = 0, flags = 1, bytes = 2
      package static let leadingEdge: UInt32 = 1, trailingEdge: UInt32 = 2, hasSets: UInt32 = 4
      /// It is too short and too common to have a gram: the text is looked through for it.
      package static let isUnlisted: UInt32 = 8
      /// The byte by which it is looked for (low byte; 0 is none), and how many stand before it.
      package static let pivot = 3
    }
    package enum Entry {
      package static let size = 8
      package static let rule = 0, esp = 1, replyCodes = 2, enhancedCodes = 3, stages = 4
      /// Bits beside the stages: the pattern is the announced fragment alone and the rule has no
      /// other clause; the rule has other clauses.
      package static let isCertain: UInt32 = 1 << 31, hasMore: UInt32 = 1 << 30
      /// From this bit on the number of the clause that the pattern stands in, or that it is too
      /// high to be told.
      package static let clause: UInt32 = 8, maxClause: UInt32 = 0xff
      /// Bloom mask (low, high) of the fragments that its pattern needs.
      package static let needs = 5
      /// The pattern that this entry announces.
      package static let pattern = 7
    }
    package enum Signature {
      package static let size = 4
      package static let esp = 0, pattern = 1, dominators = 2, dominatorCount = 3
    }
    package enum Rule {
      package static let size = 8
      package static let info = 0, esp = 1, replyCodes = 2, enhancedCodes = 3, stages = 4
      package static let clauses = 5, clauseCount = 6
      /// The category (its lower bits), the permanence (from a bit on) and ``isFallback``, so that
      /// an answer needs no look at the rule's info.
      package static let verdict = 7
      package static let category: UInt32 = 0xff_ffff, permanence: UInt32 = 24
      package static let isFallback: UInt32 = 1 << 31
    }
    package enum RuleInfo {
      package static let size = 20
      package static let name = 0, category = 2, permanence = 3, advice = 4, note = 6, source = 8
      package static let isFallback = 10, retryAfter = 11, captures = 12, captureCount = 13
      package static let conditions = 14, conditionCount = 15, file = 16, line = 18
    }
    package enum Clause {
      package static let size = 4
      /// ``ClauseKind``, and its patterns.
      package static let kind = 0, patterns = 1, patternCount = 2
    }
    package enum Pattern {
      package static let size = 7
      /// ``PatternKind``, then the fragments of its chain, or those of which one occurs wherever its
      /// automaton accepts.
      package static let kind = 0, offset = 1, count = 2
      /// A bit of a fragment in a chain: the next one may stand in its place.
      package static let isChoice: UInt32 = 1 << 31
      /// Bloom mask (low, high) of the fragments that the pattern needs.
      package static let needs = 3
      /// Where its capture program lies, or ``ImageLayout/none``.
      package static let program = 5
      /// Where its automaton lies, in bytes.
      package static let automaton = 6
    }
    package enum Condition {
      package static let size = 5
      /// ``ConditionKind``, text (offset, length), and the clauses that it became.
      package static let kind = 0, text = 1, clause = 3, clauseCount = 4
    }
    package enum Capture {
      package static let size = 4
      /// Name, and what stands in advice when the reply has no such part.
      package static let name = 0, absent = 2
    }
    package enum Summary {
      package static let size = 7
      package static let categories = 0, fragments = 1
      /// Bits of the hash by which the filter is asked, and of that which names a bucket.
      package static let filterWidth = 2, bucketWidth = 3
      /// By how many leaves of `enhancedCodes` the lists of `unpinned` are told apart: all, or 1.
      package static let unpinnedRow = 4
      /// The best rank in `unpinned`, or the number of ranks.
      package static let firstUnpinned = 5
      /// From one position of a text that is scanned to the next.
      package static let stride = 6
    }
  }

  /// How a pattern is decided.
  package enum PatternKind: UInt32, Sendable {
    /// Its fragments, or one of each choice, stand in the text in this order without overlap.
    case chain = 0
    /// Its automaton accepts the framed text.
    case automaton = 1
  }

  /// What a clause asks of its patterns.
  package enum ClauseKind: UInt32, Sendable {
    /// Some pattern holds: `text any of`, or a single one.
    case anyOf = 0
    /// No pattern holds: `except text any of`.
    case noneOf = 1
    /// Not all patterns hold: `except text all of`.
    case notAllOf = 2
  }

  /// What a condition of a rule looks at.
  package enum ConditionKind: UInt32, Sendable {
    case esp = 0
    case replyCode, enhancedCode, stage, text
  }
}
