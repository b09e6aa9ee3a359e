package org.smalti.app.shell;

import org.smalti.core.ProgramVersion;
import org.smalti.media.LibavVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: what a bug report needs. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    ProgramOrigin origin = ProgramOrigin.ofThisProcess();
    String commit = origin.commit().map(hash -> ", commit " + hash).orElse("");
    return new String[] {
      "smalti " + number() + commit,
      "runs from " + origin.home(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
          + System.getProperty("java.home"),
      "FFmpeg " + LibavVersion.text() + " inside",
      System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
          + System.getProperty("os.arch"),
      "GPL-3.0-or-later"
    };
  }

  /** Such as {@code 0.1.0}. */
  static String number() {
    return ProgramVersion.number().orElse("(not packaged)");
  }
}
