public import Nixie

/// The rulesets that Nixie ships, compiled and embedded.
///
/// ```swift
/// import MailRulesets
///
/// let answer = MailRulesets.classifier.classify("550 5.1.1 User unknown")
/// ```
public enum MailRulesets {
  /// A classifier on all shipped rulesets. The image is checked on first use, some milliseconds.
  public static var classifier: Classifier { Rulesets.mail }
}
