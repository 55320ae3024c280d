/// The bounds of the compiler. Each has an error that says so, and a test at it and one past it.
package enum CompilerLimits {
  /// States of the automaton of one pattern. Shipped patterns need under 300; what needs more is
  /// a bounded repeat of a wide class, which can double the states with each repeat.
  package static let patternStates = 4_096
  /// Pairs of codes times rules without a fragment, up to which each pair gets a list of its own
  /// (a tenth of a second). Beyond, rules are listed by reply code alone: slower, never wrong.
  package static let unpinnedWork = 30_000_000
  /// States a question between two rules may visit before it ends undecided.
  package static let proofStates = 20_000
  /// Includes inside includes.
  package static let includeDepth = 16
  /// Files of one compilation.
  package static let files = 10_000
  /// Captures of one rule: slots of the run time's capture machine.
  package static let captures = 30
  /// Placeholders inside placeholders.
  package static let placeholderDepth = 8
  /// Names that a message lists, a line or two; of more it says where they can be seen.
  package static let namesShown = 12
  /// Bytes of one image: section offsets are 32 bits, and nobody should get near.
  package static let imageBytes = 1 << 30
}
