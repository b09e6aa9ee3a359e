package org.smalti.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "smalti " + (version == null ? "(not packaged)" : version),
      "Java " + Runtime.version(),
      "GPL-3.0-or-later"
    };
  }
}
