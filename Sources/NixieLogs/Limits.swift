/// The bounds of the log readers. Each is here so that no log can make them grow.
enum LogLimits {
  /// Bytes of one record. The longest seen are webhook calls with a message's headers in them, of
  /// some tens of KiB. A longer record is unreadable, whatever is in it; of a longer message the
  /// head is read, since bounces return what they bounce behind what they say.
  static let recordBytes = 1 << 20

  /// Lines that a quoted CSV field may run over. One quote too many would otherwise eat the rest of
  /// the log; beyond this its first line alone is unreadable.
  static let quotedLines = 64

  /// Depth of nested JSON. Webhooks have four or five levels.
  static let jsonDepth = 64

  /// Depth of multiparts within multiparts, as bounces of bounces have them.
  static let multipartDepth = 8

  /// Parts of one message that are looked at.
  static let parts = 64

  /// Recipients that one message or event names; a list server's bounce has some hundreds.
  static let recipients = 4_096

  /// Bytes of a bounce's text that are searched for the error: it stands near its beginning, and
  /// the bounced message follows.
  static let bounceTextBytes = 16_384

  /// Deliveries of qmail whose recipients are remembered until their end is logged; its
  /// concurrency is at most 255 locally and 255 remotely unless it was patched.
  static let deliveriesUnderWay = 4_096

  /// Bytes at a line's begin that may stand before a log's own: of containers, of a journal.
  static let prefixBytes = 256
}
