package org.smalti.core.cli;

import java.util.Map;
import java.util.OptionalInt;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.EngineFactory;
import picocli.CommandLine.Option;

/** The {@link RunOptions} of a command that works file by file, which other machines can do as well. */
public final class PerFileRunOptions extends RunOptions {
  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = "let Apache Spark do the work: local[N], spark://HOST:PORT, yarn, k8s://…"
          + " (default: this process)")
  private String master = EngineFactory.HERE;

  @Option(
      names = "--spark-conf",
      paramLabel = "KEY=VALUE",
      description = "a setting of Spark, for example spark.executor.memory=4g")
  private Map<String, String> properties = Map.of();

  PerFileRunOptions(SmaltiCommandLine program) {
    super(program);
  }

  @Override
  EngineChoice engine(OptionalInt threads) {
    if (master.equals(EngineFactory.HERE) && !properties.isEmpty()) {
      throw SmaltiException.usage("--spark-conf needs --master MASTER");
    }
    for (String name : properties.keySet()) {
      if (!name.startsWith("spark.")) {
        throw SmaltiException.usage(
            "--spark-conf " + name + ": the settings of Spark begin with 'spark.'");
      }
    }
    return new EngineChoice(master, properties, threads);
  }
}
