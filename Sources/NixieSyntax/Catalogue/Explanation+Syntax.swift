extension Explanation {
  /// The pages of all codes of this module, in the order of their codes.
  ///
  /// `bad` and `good` are single stanzas, to be read below a `ruleset` stanza unless they hold one
  /// themselves; both are empty for a limit, whose example would fill a book.
  package static let syntax: [Explanation] = lines + names + values + forms + missing + limits
}
