package org.smalti.tools.export;

import picocli.CommandLine.Option;

/** How exported samples begin and end. */
final class FadesOption {
  @Option(
      names = "--fade-in",
      paramLabel = "MS",
      description = "against clicks (default: ${DEFAULT-VALUE})")
  private double in;

  @Option(
      names = "--fade-out",
      paramLabel = "MS",
      description = "against clicks (default: ${DEFAULT-VALUE})")
  private double out;

  ClipFades fades() {
    return new ClipFades(in, out);
  }
}
