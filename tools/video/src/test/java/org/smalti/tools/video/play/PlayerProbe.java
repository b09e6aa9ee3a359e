package org.smalti.tools.video.play;

import java.awt.Color;
import java.awt.Component;
import java.awt.Frame;
import java.awt.IllegalComponentStateException;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.smalti.core.cli.CommandTester;

/**
 * A process that plays a film on a screen and looks at the screen: tests run where there is none. Its words: the film,
 * then what to do.
 */
final class PlayerProbe {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Robot robot;
  private final CompletableFuture<CommandTester.Outcome> playing;

  private PlayerProbe(Object... command) throws Exception {
    playing =
        CompletableFuture.supplyAsync(() -> CommandTester.of(PlayCommand.class).run(command));
    // Who asks for a window before the player has allowed any, forbids them for good.
    until("a window", () -> playing.isDone() || !Boolean.getBoolean("java.awt.headless"));
    until("a window", () -> playing.isDone() || showing().isPresent());
    if (playing.isDone()) {
      throw new IllegalStateException(playing.get().toString());
    }
    robot = new Robot();
  }

  /** Colours to wait for at places, keys to press, titles to wait for: {@code center=r key=SPACE title=(paused)}. */
  public static void main(String[] words) {
    try {
      PlayerProbe probe = new PlayerProbe((Object[]) words[0].split(" "));
      for (String word : Arrays.asList(words).subList(1, words.length)) {
        probe.perform(word);
        System.out.println("ok " + word);
      }
      CommandTester.Outcome outcome = probe.playing.get(20, TimeUnit.SECONDS);
      System.out.println("exit " + outcome.exit() + " " + outcome.err());
    } catch (Exception | LinkageError e) {
      System.out.println(e);
    } finally {
      // The thread of an open window would keep the process alive.
      System.exit(0);
    }
  }

  private void perform(String word) throws Exception {
    String[] parts = word.split("=");
    switch (parts[0]) {
      case "key" -> press(parts[1]);
      case "title" -> until(word, () -> frame().getTitle().contains(parts[1]));
      case "left", "center" -> until(word, () -> nameAt(parts[0]).equals(parts[1]));
      case "save" ->
        ImageIO.write(
            robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())),
            "png",
            Path.of(parts[1]).toFile());
      default -> throw new IllegalArgumentException(word);
    }
  }

  /** The window of the player, which appears a moment after its start, and again after it was made full. */
  private static Frame frame() {
    until("a window", () -> showing().isPresent());
    return showing().orElseThrow();
  }

  private static Optional<Frame> showing() {
    return Arrays.stream(Frame.getFrames()).filter(Component::isShowing).findFirst();
  }

  /** To the window itself: without a window manager, no window has the keyboard. */
  private static void press(String key) throws Exception {
    int code = KeyEvent.class.getField("VK_" + key).getInt(null);
    Frame frame = frame();
    Toolkit.getDefaultToolkit()
        .getSystemEventQueue()
        .postEvent(new KeyEvent(
            frame,
            KeyEvent.KEY_PRESSED,
            System.currentTimeMillis(),
            0,
            code,
            KeyEvent.CHAR_UNDEFINED));
  }

  /** The colour on the screen, in the middle of the window or at the left edge of the screen. */
  private String nameAt(String place) {
    Frame frame = frame();
    Point corner = frame.getLocationOnScreen();
    Color color = place.equals("left")
        ? robot.getPixelColor(3, Toolkit.getDefaultToolkit().getScreenSize().height / 2)
        : robot.getPixelColor(
            corner.x + frame.getWidth() / 2,
            corner.y + frame.getHeight() / 2 - TimeLine.HEIGHT / 2);
    String name = (color.getRed() > 200 ? "r" : "")
        + (color.getGreen() > 200 ? "g" : "")
        + (color.getBlue() > 200 ? "b" : "");
    return name.isEmpty() ? "dark" : name;
  }

  private static void until(String what, BooleanSupplier met) {
    long end = System.nanoTime() + PATIENCE;
    while (!isMet(met)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** A window that goes away while it is looked at is none. */
  private static boolean isMet(BooleanSupplier met) {
    try {
      return met.getAsBoolean();
    } catch (IllegalComponentStateException | NoSuchElementException vanished) {
      return false;
    }
  }
}
