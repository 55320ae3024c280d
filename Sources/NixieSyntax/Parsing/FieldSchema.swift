/// Which lines a stanza may have, which it must, and which may come more than once.
extension StanzaKind {
  /// The fields of this kind, in the order in which they are usually written.
  package var fields: [FieldKeyword] {
    switch self {
    case .ruleset: [.title, .format, .owner, .source, .note]
    case .include: []
    case .category:
      [
        .title, .group, .permanence, .party, .action, .advice, .maps, .source, .note, .allow,
      ]
    case .esp: [.title, .mx, .domains, .signature, .like, .source, .seen, .note, .allow]
    case .placeholder: [.title, .text, .regex, .example, .note, .allow]
    case .phrases: [.item, .source, .note, .allow]
    case .rule, .fallback:
      [
        .for, .code, .enhanced, .stage, .text, .regex, .is, .advice, .note, .source, .seen, .owner,
        .status, .expires, .overrides, .priority, .retryAfter, .example, .notExample, .allow,
      ]
    case .document: [.title, .source, .seen, .note, .expect, .allow]
    }
  }

  /// The fields without which a stanza of this kind says too little, besides what has its own
  /// code: a rule's `is` and example, a document's `expect`.
  package var requiredFields: [FieldKeyword] {
    switch self {
    case .ruleset, .esp, .document: [.title]
    case .category: [.title, .group, .permanence, .party, .action]
    default: []
    }
  }

  /// Whether `except` lines may stand in it.
  package var hasConditions: Bool { self == .rule || self == .fallback }
}

extension FieldKeyword {
  /// Whether a stanza may have several of them.
  package var isRepeatable: Bool {
    switch self {
    case .maps, .source, .example, .notExample, .allow, .expect, .item: true
    default: false
    }
  }

  /// Whether it restricts the replies that a rule matches and may stand behind `except`.
  package var isCondition: Bool {
    switch self {
    case .code, .enhanced, .stage, .text, .regex: true
    default: false
    }
  }

  /// Whether its value is a list, which may be written as `- item` lines.
  package var isList: Bool {
    switch self {
    case .mx, .domains, .signature, .for, .code, .enhanced, .stage, .text, .overrides: true
    default: false
    }
  }
}
