package org.smalti.media.rtsp;

import java.time.Duration;

/**
 * What an {@link RtspServer} grants.
 *
 * @param connections at once, publishers and readers together
 * @param paths at once
 * @param queueBytes that wait for one reader before access units are dropped
 * @param backlogBytes kept of each path since its last key frame, for readers that come late
 * @param silence after which a connection from which nothing comes is closed
 */
public record RtspLimits(
    int connections, int paths, long queueBytes, long backlogBytes, Duration silence) {
  /** 256 connections, 64 paths, 16 MiB for a slow reader, 8 MiB since the last key frame, 60 s. */
  public static final RtspLimits DEFAULT =
      new RtspLimits(256, 64, 16L << 20, 8L << 20, Duration.ofSeconds(60));

  public RtspLimits {
    if (connections < 1 || paths < 1 || backlogBytes < 0 || silence.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (queueBytes < 2 * backlogBytes) {
      throw new IllegalArgumentException("a queue has to hold the backlog twice");
    }
  }

  /** The same with another silence. */
  public RtspLimits within(Duration silence) {
    return new RtspLimits(connections, paths, queueBytes, backlogBytes, silence);
  }

  /** The same with other sizes. */
  public RtspLimits holding(long queueBytes, long backlogBytes) {
    return new RtspLimits(connections, paths, queueBytes, backlogBytes, silence);
  }
}
