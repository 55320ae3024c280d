internal import Glibc

/// Threads of the C library: with Foundation's the program starts 4 ms later, for its tables of all
/// languages. Not Dispatch either: the thread sanitizer has to see what is ordered how.
enum Threads {
  /// Runs `body` on a thread of its own. Says whether the system gave one.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let box = unsafe Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      unsafe box.release()
    }
    return failure == 0
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// How many threads can work at once: the cores that this process may use, or fewer where a
  /// control group gives it less time.
  static var cores: Int {
    let own = allowed ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return min(own, quota ?? own)
  }

  /// The cores that the process is bound to: a mask of hexadecimal digits, with commas.
  private static var allowed: Int? {
    guard let bytes = try? Files.read("/proc/self/status") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let mask = lines.first { $0.hasPrefix("Cpus_allowed:") }?.dropFirst(13)
    let count = mask?.compactMap { $0.hexDigitValue?.nonzeroBitCount }.reduce(0, +) ?? 0
    return count > 0 ? count : nil
  }

  /// The time of so many cores, by the control group's second version or the first.
  private static var quota: Int? {
    let folder = "/sys/fs/cgroup/"
    if let words = numbers(folder + "cpu.max"), words.count == 2 {
      return cores(of: words[0], every: words[1])
    }
    guard let time = numbers(folder + "cpu/cpu.cfs_quota_us")?.first,
      let every = numbers(folder + "cpu/cpu.cfs_period_us")?.first
    else { return nil }
    return cores(of: time, every: every)
  }

  private static func cores(of time: Int, every: Int) -> Int? {
    time > 0 && every > 0 ? max(1, (time + every - 1) / every) : nil
  }

  /// The numbers in a file of one line; nil where there is none, or something else in it.
  private static func numbers(_ path: String) -> [Int]? {
    guard let bytes = try? Files.read(path) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    let numbers = words.compactMap { Int($0) }
    return numbers.count == words.count ? numbers : nil
  }
}

/// A lock, and waiting for what another thread does under it (Hoare 1974).
@safe final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe condition.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  func lock() { unsafe pthread_mutex_lock(mutex) }

  func unlock() { unsafe pthread_mutex_unlock(mutex) }

  /// Gives up the lock until somebody says that there is news; it may be none. The lock is held.
  func wait() { unsafe pthread_cond_wait(condition, mutex) }

  /// There is news for all who wait.
  func announce() { unsafe pthread_cond_broadcast(condition) }
}
