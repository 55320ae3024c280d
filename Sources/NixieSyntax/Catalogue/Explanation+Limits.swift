extension Explanation {
  /// E191 to E199: limits.
  static let limits: [Explanation] = [
    Explanation(
      code: "E191",
      title: "A file that is too large",
      body: #"""
        A ruleset file has at most 4 MiB. A larger one is most likely something else, such as a \#
        mail log. The file was not read.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E192",
      title: "Too many stanzas",
      body: #"""
        A file has at most 20,000 stanzas. Split it into several rulesets. The rest of the file \#
        was not read.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E193",
      title: "A text that is too long",
      body: #"""
        A text in quotes and a `regex` have at most 4,096 bytes, a reply behind a bar 65,536. A \#
        pattern needs only the words that tell its error from others.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E194",
      title: "Too many items",
      body: #"""
        A list has at most 1,000 items. Split it into several `phrases` stanzas.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E195",
      title: "A name that is too long",
      body: #"""
        A name has at most 64 letters, so that it fits into tables and logs.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E196",
      title: "Too many errors",
      body: #"""
        After 1,000 errors the rest of a file is not read. Most likely it is not a ruleset, or one \#
        mistake runs through all of it.
        """#,
      bad: "",
      good: ""),
  ]
}
