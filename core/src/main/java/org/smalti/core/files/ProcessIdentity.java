package org.smalti.core.files;

import java.io.IOException;
import java.io.Serializable;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The identity of a process among all hosts and containers that may write to one folder. A process id alone
 * identifies it neither on another host nor in another container of the same host.
 *
 * @param host a digest of the host's name and machine id, 8 hexadecimal digits
 * @param boot a digest that changes with each start of the host
 * @param namespace a digest of the PID namespace that {@code pid} belongs to
 */
public record ProcessIdentity(String host, String boot, String namespace, long pid)
    implements Serializable {
  private static final Pattern TEXT =
      Pattern.compile("([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})-(\\d{1,18})");
  private static final Pattern BOOT_TIME = Pattern.compile("(?m)^btime (\\d+)$");
  private static final ProcessIdentity CURRENT = new ProcessIdentity(
      digest(hostName() + read("/etc/machine-id")),
      digest(read("/proc/sys/kernel/random/boot_id")),
      digest(namespaceOfThisProcess()),
      ProcessHandle.current().pid());

  /** This process. */
  public static ProcessIdentity current() {
    return CURRENT;
  }

  /** Reads what {@link #toString} wrote; empty if the text is something else. */
  public static Optional<ProcessIdentity> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new ProcessIdentity(
            parts.group(1), parts.group(2), parts.group(3), Long.parseLong(parts.group(4))))
        : Optional.empty();
  }

  /** Such as {@code 3f0c11aa-90bb12ce-00d41c7e-4711}, which can be part of a file name. */
  @Override
  public String toString() {
    return host + "-" + boot + "-" + namespace + "-" + pid;
  }

  /**
   * Whether the process has certainly ended: it ran on this host, and either its id is unused in the PID namespace
   * that both share, or the host was rebooted since.
   *
   * @param lastSign the last time at which the process is known to have been alive
   */
  public boolean isSurelyDead(FileTime lastSign) {
    if (!host.equals(CURRENT.host)) {
      return false;
    }
    if (boot.equals(CURRENT.boot)) {
      return namespace.equals(CURRENT.namespace) && ProcessHandle.of(pid).isEmpty();
    }
    Matcher start = BOOT_TIME.matcher(read("/proc/stat"));
    return start.find() && lastSign.toMillis() < 1000 * Long.parseLong(start.group(1));
  }

  private static String namespaceOfThisProcess() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException oneForAll) {
      return "";
    }
  }

  private static String hostName() {
    String name = read("/proc/sys/kernel/hostname");
    return name.isEmpty() ? networkCards() : name;
  }

  /** For systems without a file that holds the host name: a lookup could use the network and take seconds. */
  private static String networkCards() {
    try {
      return NetworkInterface.networkInterfaces()
          .map(ProcessIdentity::hardwareAddress)
          .sorted()
          .collect(Collectors.joining());
    } catch (SocketException none) {
      return "";
    }
  }

  private static String hardwareAddress(NetworkInterface card) {
    try {
      byte[] address = card.getHardwareAddress();
      return address == null ? "" : HexFormat.of().formatHex(address);
    } catch (SocketException unknown) {
      return "";
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | RuntimeException notOnThisSystem) {
      return "";
    }
  }

  private static String digest(String text) {
    return HexFormat.of().toHexDigits(text.hashCode());
  }
}
