internal import MailRulesets
public import Nixie

/// The help desk: what its own rulesets say of a reply, and what the shipped ones say.
public enum Desk {
  /// The folder `desk` decides; what it does not know, the shipped rulesets do.
  public static func answer(_ reply: String, mxHost: String? = nil) -> Classification {
    let hints = Hints(mxHost: mxHost)
    let own = Rulesets.desk.classify(reply, hints: hints)
    return own.decision == .none ? MailRulesets.classifier.classify(reply, hints: hints) : own
  }

  /// Whether somebody has to get up: the folder `night-shift`.
  public static func wakesSomebody(_ reply: String) -> Bool {
    Rulesets.nightShift.classify(reply).category == "get-up"
  }

  /// How many replies fall into the category `category`, without an allocation a reply.
  public static func count(_ replies: [[UInt8]], category: String) -> Int {
    let classifier = MailRulesets.classifier
    var scratch = Scratch()
    return replies.count { reply in
      let answer = classifier.classify(reply.span, using: &scratch)
      return classifier.category(of: answer) == category
    }
  }
}
