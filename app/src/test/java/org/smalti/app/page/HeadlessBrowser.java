package org.smalti.app.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Chromium of the system without a window, driven by Playwright. Playwright's own driver is a program for node; the
 * one that its jar for all systems brings has 210 MB, so that of npm is used: {@code npm install --prefix
 * ~/.cache/smalti-tests playwright-core@1.62.0}, in another folder if {@code SMALTI_TEST_TOOLS} names one.
 */
final class HeadlessBrowser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  /** Sound without a click, a graphics card in software, nothing asked of the network. */
  private static final List<String> OPTIONS = List.of(
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader");

  private static final String DRIVER = "playwright.cli.dir";

  private final Playwright playwright;
  private final Browser browser;

  private HeadlessBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** What is wanted for it and not there, as a sentence; empty if all is. */
  static Optional<String> missing() {
    if (chromium().isEmpty()) {
      return Optional.of("no Chromium on the PATH: install chromium");
    }
    if (program("node").isEmpty()) {
      return Optional.of("no node on the PATH: install nodejs");
    }
    return Files.isRegularFile(driver().resolve("cli.js"))
        ? Optional.empty()
        : Optional.of(
            "no " + driver() + ": npm install --prefix " + tools() + " playwright-core@1.62.0");
  }

  static HeadlessBrowser start() throws IOException {
    prepareDriver();
    Playwright playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new HeadlessBrowser(
        playwright,
        playwright
            .chromium()
            .launch(new LaunchOptions()
                .setExecutablePath(chromium().orElseThrow())
                .setChromiumSandbox(false)
                .setArgs(OPTIONS)));
  }

  /** Playwright has one driver in a process, and a property is the only way to tell it where that is. */
  private static synchronized void prepareDriver() throws IOException {
    if (System.getProperty(DRIVER) == null) {
      Path folder = Files.createTempDirectory("smalti-driver");
      Path node = folder.resolve("node");
      Path program = folder.resolve("package");
      Files.createSymbolicLink(node, program("node").orElseThrow());
      Files.createSymbolicLink(program, driver());
      // Those that are named last go first.
      List.of(folder, node, program).forEach(path -> path.toFile().deleteOnExit());
      System.setProperty(DRIVER, folder.toString());
    }
  }

  Browser browser() {
    return browser;
  }

  /** The folder of what tests use of npm. */
  static Path tools() {
    String named = System.getenv("SMALTI_TEST_TOOLS");
    return named == null
        ? Path.of(System.getProperty("user.home"), ".cache", "smalti-tests")
        : Path.of(named);
  }

  /** A program on the {@code PATH}. */
  static Optional<Path> program(String name) {
    String path = System.getenv("PATH");
    return Arrays.stream(path == null ? new String[0] : path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> chromium() {
    return NAMES.stream().flatMap(name -> program(name).stream()).findFirst();
  }

  private static Path driver() {
    return tools().resolve("node_modules").resolve("playwright-core");
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
