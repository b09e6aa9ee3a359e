package org.smalti.bench.rtsp;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.OpenOptions;
import org.smalti.media.Packet;

/** Reads and decodes a live stream for some time, and looks for what is missing. */
record StreamReading(String url, OpenOptions options, double seconds)
    implements Callable<StreamReading.Figures> {
  private static final double FRAME = 1 / 25.0;

  /**
   * What came.
   *
   * @param opened s until it could be read
   * @param frames decoded
   * @param missing frames that the time stamps tell of and that did not come
   * @param longestWait s between two frames
   * @param processor s of this thread
   */
  record Figures(double opened, long frames, long missing, double longestWait, double processor) {}

  @Override
  public Figures call() {
    long begun = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (Demuxer source = MediaFile.open(url, options).demuxer()) {
      double opened = since(begun);
      source.keepOnly(source.video());
      long end = System.nanoTime() + (long) (seconds * 1e9);
      Count count = new Count();
      try (FrameDecoder decoder = source.decoder(source.video(), DecoderOptions.LOW_DELAY)) {
        while (System.nanoTime() < end) {
          Packet packet = source.next();
          decoder.send(packet);
          for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            count.add(frame);
          }
          if (packet == null) {
            break;
          }
        }
      }
      double used =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
      return new Figures(opened, count.frames, count.missing, count.longestWait, used);
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** Frames that came. */
  private static final class Count {
    private long frames;
    private long missing;
    private double longestWait;
    private double time = Double.NaN;
    private long came;

    private void add(MediaFrame frame) {
      try (frame) {
        long now = System.nanoTime();
        frames++;
        // libav knows no time of the very first frame of a stream.
        if (!Double.isNaN(time) && !Double.isNaN(frame.time())) {
          missing += Math.max(0, Math.round((frame.time() - time) / FRAME) - 1);
          longestWait = Math.max(longestWait, (now - came) / 1e9);
        }
        time = frame.time();
        came = now;
      }
    }
  }
}
