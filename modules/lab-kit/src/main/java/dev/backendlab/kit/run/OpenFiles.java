package dev.backendlab.kit.run;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files a process may have open here. A JVM that has no more can't even say so. */
final class OpenFiles {

  /** A demo has about 130 jars, and as many connections and files of its servers. */
  private static final long ENOUGH = 512;

  private OpenFiles() {}

  /** The end of a sentence on a process that failed, where they are fewer than a demo needs. */
  static String tooFew() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            && unix.getMaxFileDescriptorCount() < ENOUGH
        ? "; only %d files may be open here, so raise the limit: ulimit -n 1024"
            .formatted(unix.getMaxFileDescriptorCount())
        : "";
  }
}
