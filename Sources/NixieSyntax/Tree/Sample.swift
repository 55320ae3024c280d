/// A reply that a rule must win (`example`) or must not (`not-example`), or a placeholder's sample.
package struct Sample: Sendable, Hashable {
  /// `for ESP`; `any` stands for no ESP at all, `nil` for the rule's own first.
  package var esp: Spelled?
  /// `at STAGE`; `nil` for the rule's own first.
  package var stage: StageWord?
  /// The rest of the line behind the bar, without blanks at either end.
  package var text: Spelled

  package init(esp: Spelled? = nil, stage: StageWord? = nil, text: Spelled) {
    self.esp = esp
    self.stage = stage
    self.text = text
  }
}

/// A line of a document: a published reply and what it must be.
package struct Expectation: Sendable, Hashable {
  /// The category; `nil` where the line says `nothing`.
  package var category: Spelled?
  package var permanence: PermanenceWord?
  package var esp: Spelled?
  package var stage: StageWord?
  /// The rest of the line behind the bar, without blanks at either end.
  package var text: Spelled

  package init(
    category: Spelled?,
    permanence: PermanenceWord? = nil,
    esp: Spelled? = nil,
    stage: StageWord? = nil,
    text: Spelled
  ) {
    self.category = category
    self.permanence = permanence
    self.esp = esp
    self.stage = stage
    self.text = text
  }
}
