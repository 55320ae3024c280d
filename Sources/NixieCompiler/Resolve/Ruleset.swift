package import Nixie
package import NixieAutomata
package import NixieSyntax

/// All that the sources say, names resolved and values typed: what ranks and images are made of.
///
/// Order is fixed by names, never by files: categories, ESPs, rules and documents are sorted by id,
/// but for `unclassified`, which is category 0 (declared or not).
package struct Ruleset: Sendable {
  package var sources: [SourceFile]
  package var categories: [Category]
  package var esps: [ESP]
  package var rules: [Rule]
  package var documents: [Document]
  /// Every distinct pattern of rules and signatures, by ``PatternID``.
  package var patterns: [Pattern]

  /// What a reply can be.
  package struct Category: Sendable {
    package var id: String
    package var title: String
    package var group: String
    package var permanence: PermanenceRule
    package var party: Party
    package var action: Action
    package var advice: String
    /// What other systems call it: (system, name).
    package var maps: [(system: String, name: String)]
    package var span: SourceSpan
  }

  /// Somebody who answers.
  package struct ESP: Sendable {
    package var id: String
    package var title: String
    package var hosts: [HostPattern]
    package var domains: [HostPattern]
    package var signatures: [Signature]
    /// The ESP that it is like, by index.
    package var parent: Int?
    package var span: SourceSpan

    package struct Signature: Sendable {
      package var pattern: PatternID
      package var span: SourceSpan
    }
  }

  /// `*.example.com` or `example.com`.
  package struct HostPattern: Sendable, Hashable {
    /// Without the star and its dot.
    package var name: String
    /// All names below `name`, not `name` itself.
    package var isSuffix: Bool
    package var span: SourceSpan
  }

  /// A rule or a fallback.
  package struct Rule: Sendable {
    package var ruleset: String
    package var name: String
    package var isFallback: Bool
    /// The ESPs it is for, by index; nil for any.
    package var scope: [Int]?
    package var replyCodes: CodeCondition<CodePattern>
    package var enhancedCodes: CodeCondition<EnhancedPattern>
    /// Bits of stages that it admits, see `Stage.bit`.
    package var stages: UInt32
    package var clauses: [Clause]
    /// Conditions as written, for explanations.
    package var conditions: [Condition]
    package var category: Int
    package var permanence: PermanenceRule
    package var advice: String
    package var note: String
    package var sources: [String]
    package var seen: String?
    package var status: StatusWord
    package var expires: String?
    package var owner: String?
    package var overrides: [(rule: Int, span: SourceSpan)]
    package var priority: Int
    package var retryAfter: Int
    package var captures: [Capture]
    package var examples: [Example]
    package var counterexamples: [Example]
    package var allows: [(code: String, reason: String, span: SourceSpan)]
    package var nameSpan: SourceSpan
    package var span: SourceSpan

    /// `ruleset/name`.
    package var id: String { "\(ruleset)/\(name)" }
  }

  /// Codes that a rule names, and codes that it excepts. Empty `positive` admits all.
  package struct CodeCondition<Code: Sendable>: Sendable {
    package var positive: [Code] = []
    package var negative: [Code] = []
    package var isAny: Bool { positive.isEmpty && negative.isEmpty }
  }

  /// One condition on the text.
  package struct Clause: Sendable {
    package var kind: ImageLayout.ClauseKind
    package var patterns: [PatternID]
    /// Where each of the patterns is written: on the condition's line, or in a phrase list.
    package var places: [SourceSpan]
    package var span: SourceSpan
  }

  package struct Condition: Sendable {
    package var kind: ImageLayout.ConditionKind
    package var text: String
    package var span: SourceSpan
    /// The clauses that it became, for conditions on the text: `all of` gives one an item.
    package var clauses: Range<Int>
  }

  /// A named part of what a rule matches.
  package struct Capture: Sendable, Hashable {
    package var name: String
    /// What advice says where the reply has no such part.
    package var absent: String
  }

  /// A reply beside a rule, with the hints it runs under.
  package struct Example: Sendable {
    package var text: [UInt8]
    package var esp: Int?
    package var stage: Stage?
    package var span: SourceSpan

    package init(text: [UInt8], esp: Int?, stage: Stage?, span: SourceSpan) {
      self.text = text
      self.esp = esp
      self.stage = stage
      self.span = span
    }
  }

  /// A published list of errors.
  package struct Document: Sendable {
    package var ruleset: String
    package var name: String
    package var title: String
    package var sources: [String]
    package var seen: String?
    package var expectations: [Expected]
    package var nameSpan: SourceSpan
    package var id: String { "\(ruleset)/\(name)" }
  }

  /// One line of a document and what it must be; nil category: no rule may decide it.
  package struct Expected: Sendable {
    package var text: [UInt8]
    package var category: Int?
    package var permanence: PermanenceRule?
    package var esp: Int?
    package var stage: Stage?
    package var span: SourceSpan
  }
}

/// The number of a pattern in a ``Ruleset``.
package struct PatternID: Hashable, Sendable, Comparable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
  package static func < (left: PatternID, right: PatternID) -> Bool { left.index < right.index }
}

/// A text pattern or regex, ready for automata: found anywhere in a framed text.
package struct Pattern: Sendable {
  package var regex: Regex
  /// As its author wrote it.
  package var spelling: String
  /// Characters of it that stand for themselves, for the fixed weight.
  package var literals: Int
  /// Capture i of the regex is capture `captures[i]` of the rule; empty if there is none.
  package var captures: [Int]
  package var span: SourceSpan
}
