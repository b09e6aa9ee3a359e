package org.smalti.tools.video.play;

import static java.util.Map.Entry.comparingByValue;

import java.awt.Color;
import java.awt.Component;
import java.awt.Frame;
import java.awt.IllegalComponentStateException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
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
  private static final String DARK = "dark";
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

  /** Colours to wait for, keys to press, titles to wait for: {@code picture=r key=SPACE title=(paused)}. */
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
      case "left" -> until(word, () -> left().equals(parts[1]));
      case "picture" -> until(word, () -> picture().equals(parts[1]));
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

  /** The colour of most of the picture, wherever its window is: without a window manager, no window knows its place. */
  private String picture() {
    Map<String, Integer> counts = new HashMap<>();
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    BufferedImage screen = robot.createScreenCapture(all);
    for (int y = 0; y < all.height; y += 4) {
      for (int x = 0; x < all.width; x += 4) {
        counts.merge(nameOf(new Color(screen.getRGB(x, y))), 1, Integer::sum);
      }
    }
    counts.remove(DARK);
    return counts.isEmpty()
        ? DARK
        : Collections.max(counts.entrySet(), comparingByValue()).getKey();
  }

  /** The colour at the left edge of the screen. */
  private String left() {
    int middle = Toolkit.getDefaultToolkit().getScreenSize().height / 2;
    return nameOf(robot.getPixelColor(3, middle));
  }

  private static String nameOf(Color color) {
    String name = (color.getRed() > 200 ? "r" : "")
        + (color.getGreen() > 200 ? "g" : "")
        + (color.getBlue() > 200 ? "b" : "");
    return name.isEmpty() ? DARK : name;
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
