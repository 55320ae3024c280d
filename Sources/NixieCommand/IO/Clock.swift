internal import Glibc

/// The clocks of the machine.
enum Clock {
  /// Nanoseconds since some moment.
  static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Nanoseconds that this thread worked: what others do meanwhile, and waiting, does not count.
  static var thread: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// What one call of ``thread`` takes.
  static var cost: Int {
    let times = (0..<101).map { _ in
      let start = thread
      return thread - start
    }
    return times.sorted()[50]
  }

  /// The year, by which syslog's times are understood.
  static var year: Int { today.year }

  /// The day in UTC.
  static var today: (year: Int, month: Int, day: Int) {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }
}
