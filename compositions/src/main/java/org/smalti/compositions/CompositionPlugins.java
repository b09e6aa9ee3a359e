package org.smalti.compositions;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SystemReason;

/**
 * Compositions that live outside this project: classes in the jars of a folder, which name them in
 * {@code META-INF/services/org.smalti.compositions.Composition} (see {@link ServiceLoader}).
 */
public final class CompositionPlugins {
  /** The option, which is looked for before all others, since it decides which commands there are. */
  public static final String OPTION = "--plugins";

  /** The system property of the folder: what the option said. */
  public static final String PROPERTY = "smalti.plugins";

  private static final String COMMAND = "compose";

  private static final String ENVIRONMENT = "SMALTI_PLUGINS";

  private CompositionPlugins() {}

  /**
   * Remembers the folder that a command line names.
   *
   * @throws SmaltiException if it is about compositions and those of the folder can't be used; other commands work on
   */
  public static void choose(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        System.setProperty(PROPERTY, arguments[i + 1]);
      } else if (arguments[i].startsWith(OPTION + "=")) {
        System.setProperty(PROPERTY, arguments[i].substring(OPTION.length() + 1));
      }
    }
    if (arguments.length > 0 && arguments[0].equals(COMMAND)) {
      chosen();
    }
  }

  /** Those that can be used of the folder that was chosen; none where it can't, which {@link #choose} has said. */
  static SortedMap<String, Supplier<Composition>> usable() {
    try {
      return chosen();
    } catch (SmaltiException saidBefore) {
      return new TreeMap<>();
    }
  }

  /** Those of the folder that was chosen by {@link #choose} or the environment, by their names; none without one. */
  private static SortedMap<String, Supplier<Composition>> chosen() {
    return Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(ENVIRONMENT)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> in(Path.of(folder)))
        .orElseGet(TreeMap::new);
  }

  /**
   * Those of a folder, by their names: {@code roll-call} for a class {@code RollCall}.
   *
   * @throws SmaltiException if there is no such folder, a jar can't be used, or a name is taken
   */
  static SortedMap<String, Supplier<Composition>> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw SmaltiException.usage(
          folder + ": no such folder; " + OPTION + " names one with jars of compositions");
    }
    SortedMap<String, Supplier<Composition>> found = new TreeMap<>();
    for (Compositions own : Compositions.values()) {
      found.put(own.word(), own::create);
    }
    int ours = found.size();
    try {
      ServiceLoader.load(Composition.class, loader(folder)).stream().forEach(each -> {
        String name = name(each.type());
        if (found.putIfAbsent(name, each) != null) {
          throw SmaltiException.usage(
              folder + ": a composition " + name + " is there already; call the class otherwise");
        }
      });
    } catch (ServiceConfigurationError | LinkageError e) {
      throw SmaltiException.usage(folder + ": a composition can't be used: " + e.getMessage());
    }
    if (found.size() == ours) {
      throw SmaltiException.usage(
          folder + ": no jar in it has a composition; a jar names its classes in"
              + " META-INF/services/" + Composition.class.getName());
    }
    for (Compositions own : Compositions.values()) {
      found.remove(own.word());
    }
    return found;
  }

  private static ClassLoader loader(Path folder) {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
          jars.add(url(file));
        }
      }
    } catch (IOException e) {
      throw SmaltiException.input(folder + " can't be read: " + SystemReason.of(e), e);
    }
    // Stays open: its classes are loaded as they are needed, until the process ends.
    return new URLClassLoader(jars.toArray(URL[]::new), Composition.class.getClassLoader());
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
