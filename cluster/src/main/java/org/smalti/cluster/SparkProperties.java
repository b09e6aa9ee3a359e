package org.smalti.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smalti.core.run.EngineSettings;

/** The properties of Spark that suit work on media files. What the person says counts more. */
final class SparkProperties {
  /** The system property with the folder for reports of crashes, set by the launcher. */
  private static final String CRASHES = "smalti.crashes";

  private SparkProperties() {}

  static Map<String, String> of(EngineSettings settings) {
    SparkMaster master = new SparkMaster(settings.master());
    Map<String, String> all = new LinkedHashMap<>();
    all.put("spark.app.name", "smalti");
    all.put("spark.plugins", MessagePlugin.class.getName());
    all.put("spark.ui.enabled", "false");
    all.put("spark.ui.showConsoleProgress", "false");
    // The engine repeats what failed: it knows files, Spark only tasks.
    all.put("spark.task.maxFailures", "1");
    all.put("spark.speculation", "false");
    // Two copies of a file at once would write to one place.
    all.put("spark.locality.wait", "0");
    all.put("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    // A file that ends executors must not end the application.
    all.put("spark.executor.maxNumFailures", "10000");
    // Decoders take memory outside the heap.
    all.put("spark.executor.memoryOverhead", "1g");
    all.put("spark.executor.extraJavaOptions", executorOptions());
    all.put("spark.executorEnv.LC_ALL", "C.UTF-8");
    // Without it Spark looks for the folders of its own build.
    all.put("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    if (master.isThisMachine()) {
      all.put("spark.driver.host", "127.0.0.1");
      all.put("spark.driver.bindAddress", "127.0.0.1");
      all.put("spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1");
      all.put("spark.executor.extraClassPath", classPath());
    }
    all.putAll(settings.properties());
    all.put("spark.master", settings.master());
    return Map.copyOf(all);
  }

  private static String executorOptions() {
    String crashes = Optional.ofNullable(System.getProperty(CRASHES))
        .map(folder -> "\"-XX:ErrorFile=" + folder + "/%p.log\" ")
        .orElse("");
    return crashes + "-XX:-CreateCoredumpOnCrash -XX:+UseParallelGC -Djava.awt.headless=true"
        + " -Dfile.encoding=UTF-8 -Dsmalti.spark.log=warn --enable-native-access=ALL-UNNAMED"
        + " --add-opens=java.base/java.io=ALL-UNNAMED";
  }

  /** The class path of this process, with absolute paths: an executor has another working folder. */
  private static String classPath() {
    String[] entries = System.getProperty("java.class.path", "").split(File.pathSeparator);
    return Arrays.stream(entries)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
