/// What the classifier says of one reply, in numbers of its image: small, trivial to copy.
///
/// ``Classifier`` turns the numbers into names and texts. For one reply now and then,
/// ``Classifier/classify(_:hints:)`` gives a ``Classification``, which holds them as strings.
public struct Answer: Sendable, Equatable {
  /// Rank of the winning rule in the image, or -1 where nothing knew the reply.
  package let rank: Int
  /// Index of the category.
  package let category: Int
  /// Index of the ESP, or -1 where it is unknown.
  package let esp: Int
  /// How the answer came about.
  public let decision: Decision
  /// The ESP was recognised by its words, not by a hint.
  public let isESPInferred: Bool
  /// Whether trying again can help.
  public let permanence: Permanence
  /// The reply code, if the reply has one.
  public let code: ReplyCode?
  /// The enhanced status code, if the reply has one.
  public let enhanced: EnhancedCode?
  /// The stage, from the hint or the reply's own words.
  public let stage: Stage?
}

/// The answer about one reply in words.
public struct Classification: Sendable, Equatable {
  /// What it is: the id of a category, `unclassified` where nothing knew it.
  public var category: String
  /// Whether trying again can help.
  public var permanence: Permanence
  /// Who can do something about it.
  public var party: Party
  /// What to do.
  public var action: Action
  /// The rule that says so, as `ruleset/rule`; nil where nothing knew the reply.
  public var rule: String?
  /// How the answer came about.
  public var decision: Decision
  /// Who answered, if known.
  public var esp: String?
  /// The ESP was recognised by its words, not by a hint.
  public var isESPInferred: Bool
  /// The reply code, if the reply has one.
  public var code: ReplyCode?
  /// The enhanced status code, if the reply has one.
  public var enhanced: EnhancedCode?
  /// What the captures of the winning rule stand for, in the order of the rule.
  public var captures: [Capture]
  /// What to do in a sentence or two, captures filled in.
  public var advice: String
  /// When to try again, in seconds, if the rule says so.
  public var retryAfter: Int?

  /// A named part of the reply.
  public struct Capture: Sendable, Equatable {
    /// The name that the rule gives it.
    public var name: String
    /// The part of the reply, as the reply spells it.
    public var text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }
}
