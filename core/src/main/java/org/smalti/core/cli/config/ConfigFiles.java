package org.smalti.core.cli.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.SmaltiException;

/** The files that a process takes the values of options from, the strongest first. */
public final class ConfigFiles {
  /** The option that names a file, given before or after the command. */
  public static final String OPTION = "--config";

  /** The file of a working folder. */
  static final String OF_FOLDER = ".smalti";

  private final List<Place> places;
  private final Map<String, String> environment;

  /** A file that is read if it is there; one that was named has to be. */
  private record Place(Path file, ConfigSetting.Place kind) {}

  private ConfigFiles(List<Place> places, Map<String, String> environment) {
    this.places = List.copyOf(places);
    this.environment = environment;
  }

  /** No files: all options are what the program says. */
  public static ConfigFiles none() {
    return new ConfigFiles(List.of(), Map.of());
  }

  /** Those of a working folder and of a user, by the variables of a process. */
  public static ConfigFiles of(Path folder, Map<String, String> environment) {
    List<Place> places = new ArrayList<>();
    places.add(new Place(folder.resolve(OF_FOLDER), ConfigSetting.Place.FOLDER));
    settingsFolder(environment)
        .map(settings -> settings.resolve("smalti").resolve("config.properties"))
        .ifPresent(file -> places.add(new Place(file, ConfigSetting.Place.USER)));
    return new ConfigFiles(places, environment);
  }

  private static Optional<Path> settingsFolder(Map<String, String> environment) {
    String chosen = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (!chosen.isBlank() && Path.of(chosen).isAbsolute()) {
      return Optional.of(Path.of(chosen));
    }
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    return home.isBlank() ? Optional.empty() : Optional.of(Path.of(home, ".config"));
  }

  /** The same with the file that a command line names, which goes before all others. */
  public ConfigFiles with(String... words) {
    for (int i = 0; i < words.length && !words[i].equals("--"); i++) {
      if (words[i].startsWith(OPTION + "=")) {
        return with(words[i].substring(OPTION.length() + 1));
      }
      if (words[i].equals(OPTION) && i + 1 < words.length) {
        return with(words[i + 1]);
      }
    }
    return this;
  }

  private ConfigFiles with(String named) {
    List<Place> all = new ArrayList<>();
    try {
      all.add(new Place(Path.of(named), ConfigSetting.Place.NAMED));
    } catch (InvalidPathException e) {
      throw SmaltiException.usage(OPTION + " " + named + " is no name of a file");
    }
    all.addAll(places);
    return new ConfigFiles(all, environment);
  }

  /** The variables of the process, which go before files. */
  public Map<String, String> environment() {
    return environment;
  }

  /** All files that are looked for, the strongest first. */
  public List<Path> paths() {
    return places.stream().map(Place::file).toList();
  }

  /**
   * All their lines, those of the strongest file first.
   *
   * @throws SmaltiException if a file can't be read, or a named one is not there
   */
  public List<ConfigSetting> settings() {
    List<ConfigSetting> settings = new ArrayList<>();
    for (Place place : places) {
      // A folder of that name, or a file without permission to read it, is an error and no missing
      // file.
      if (place.kind() == ConfigSetting.Place.NAMED || Files.exists(place.file())) {
        settings.addAll(ConfigReader.read(place.file(), place.kind()));
      }
    }
    return List.copyOf(settings);
  }
}
