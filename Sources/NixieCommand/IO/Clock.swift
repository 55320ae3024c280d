internal import Foundation

/// The clocks of the machine.
enum Clock {
  /// Nanoseconds.
  static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The year, by which syslog's times are understood.
  static var year: Int {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    return unsafe Int(parts.tm_year) + 1900
  }
}
