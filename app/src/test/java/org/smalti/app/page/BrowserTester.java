package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.smalti.app.Main;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/**
 * Opens pages from the disk in a browser, and fails where one complains on its console, opens a dialog, or asks for
 * anything outside its folder. Skipped where there is no browser.
 */
abstract class BrowserTester {
  /** ms that a condition is waited for, on a slow machine too. */
  static final int LONGEST = 30_000;

  private static Optional<HeadlessBrowser> browser = Optional.empty();

  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private Optional<BrowserContext> context = Optional.empty();
  private String site = "";

  @BeforeAll
  static void startTheBrowser() throws IOException {
    Optional<String> missing = HeadlessBrowser.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    browser = Optional.of(HeadlessBrowser.start());
  }

  @AfterAll
  static void endTheBrowser() {
    browser.ifPresent(HeadlessBrowser::close);
    browser = Optional.empty();
  }

  @AfterEach
  final void nothingWasWrong() {
    close();
    assertThat(complaints).isEmpty();
    assertThat(requests)
        .allMatch(
            url -> url.startsWith(site) || url.startsWith("data:") || url.startsWith("blob:"));
  }

  /** Runs a command of smalti that must do. */
  static Outcome smalti(Object... words) {
    Outcome outcome = CommandTester.of(Main.class).run(words);
    assertThat(outcome.exit()).as(Arrays.toString(words) + outcome.err()).isZero();
    return outcome;
  }

  static NewContextOptions wide() {
    return new NewContextOptions().setViewportSize(1440, 900);
  }

  /** Opens a page and waits until its pictures are drawn; {@code heard} there holds the rows that were played. */
  final Page open(Path index, NewContextOptions options) {
    return open(index.toUri().toString(), options);
  }

  /** The same for the address of a page of files. */
  final Page open(String address, NewContextOptions options) {
    Page page = visit(address, options);
    until(page, "window.smalti && smalti.timing && smalti.timing.picturesMs > 0");
    page.evaluate("window.heard = []; smalti.on('played', ({ row }) => heard.push(row))");
    return page;
  }

  /** Opens a page that may be broken, and waits for nothing. */
  final Page visit(String address, NewContextOptions options) {
    close();
    BrowserContext made = browser.orElseThrow().browser().newContext(options);
    context = Optional.of(made);
    site = address.substring(0, address.lastIndexOf('/') + 1);
    Page page = made.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> {
      complaints.add("a dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(address);
    return page;
  }

  /** What the page complained of so far; after it nothing is left to fail for. */
  final List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  /** Closes the page that is open. */
  final void close() {
    context.ifPresent(BrowserContext::close);
    context = Optional.empty();
    assertThat(requests)
        .allMatch(
            url -> url.startsWith(site) || url.startsWith("data:") || url.startsWith("blob:"));
    requests.clear();
  }

  /** Waits until a condition holds; what did not come is named. */
  static void until(Page page, String condition) {
    try {
      page.waitForFunction(
          "() => " + condition, null, new WaitForFunctionOptions().setTimeout(LONGEST));
    } catch (TimeoutError late) {
      throw new AssertionError("never: " + condition, late);
    }
  }

  static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  static String text(Page page, String script) {
    return String.valueOf(page.evaluate(script));
  }
}
