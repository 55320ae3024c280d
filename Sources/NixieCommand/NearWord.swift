internal import NixieSyntax

/// Did-you-mean for words of the command line.
package enum NearWord {
  /// The word of `known` that `word` was probably meant to be.
  package static func suggestion(_ word: String, _ known: [String]) -> String? {
    Spelling.suggestion(for: word, among: known)
  }
}
