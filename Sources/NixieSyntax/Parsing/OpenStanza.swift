/// What the parser remembers of the stanza at hand until it ends.
struct OpenStanza {
  /// A line was not understood; it may have been one that is missing.
  var hasUnknownLine = false
  /// The first field of every keyword, by its index, to find the second.
  var firstFields: [FieldKeyword: Int] = [:]
  /// The list that `- item` lines below would go on with.
  var list = OpenList.none
  /// Whether the one error for items that no line takes was reported.
  var reportedStrayItem = false

  /// Where the items of `- item` lines go.
  enum OpenList {
    /// Nowhere: the line above takes no list.
    case none
    /// Nowhere, and silently: the line above had an error, or was dropped.
    case ignored
    /// To the field with this index.
    case field(Int, OpenListState)
  }
}

/// How far the list of a field has come.
struct OpenListState {
  /// Whether it has an item, valid or not.
  var hasItems: Bool
  /// How the patterns of a `text` line join.
  var mode: PatternExpression.Mode
  /// How many items, to hold the limit.
  var count: Int
}
