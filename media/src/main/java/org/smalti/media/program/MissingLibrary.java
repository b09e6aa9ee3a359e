package org.smalti.media.program;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what to install when the system's loader does not find a library of the program. */
final class MissingLibrary {
  private static final Pattern LOADER = Pattern.compile(
      "error while loading shared libraries: ([^:\\s]+): cannot open shared object file");

  /** The packages of Debian and Ubuntu, and of Fedora. */
  private static final Map<String, String> PACKAGES = Map.of(
      "libasound.so.2", "libasound2 (Debian, Ubuntu) or alsa-lib (Fedora)",
      "libxcb.so.1", "libxcb1 (Debian, Ubuntu) or libxcb (Fedora)",
      "libxcb-shm.so.0", "libxcb-shm0 (Debian, Ubuntu) or libxcb (Fedora)",
      "libudev.so.1", "libudev1 (Debian, Ubuntu) or systemd-libs (Fedora)",
      "libstdc++.so.6", "libstdc++6 (Debian, Ubuntu) or libstdc++ (Fedora)",
      "libgcc_s.so.1", "libgcc-s1 (Debian, Ubuntu) or libgcc (Fedora)");

  private MissingLibrary() {}

  /** The library that a loader's message names, and what to do about it. */
  static Optional<String> in(String stderr) {
    Matcher said = LOADER.matcher(stderr);
    if (!said.find()) {
      return Optional.empty();
    }
    String library = said.group(1);
    String install = PACKAGES.getOrDefault(library, "the package that has it");
    return Optional.of("there is no " + library + "; install " + install
        + ", or name another ffmpeg with --ffmpeg");
  }
}
