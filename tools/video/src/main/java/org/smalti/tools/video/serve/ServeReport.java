package org.smalti.tools.video.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.run.ForwardingRun;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.rtsp.PathStatistics;
import org.smalti.media.rtsp.RtspServer;

/** Tells a person what happens on a server: a line where a path begins or ends, and how much comes and goes. */
final class ServeReport extends ForwardingRun {
  private final RtspServer server;
  /** Bytes of each path that were told. */
  private final Map<String, Long> told = new HashMap<>();

  ServeReport(Run run, RtspServer server) {
    super(run);
    this.server = server;
    server.whenPathEnds(this::ended);
  }

  /** Looks what has happened since. */
  synchronized void look() {
    for (PathStatistics path : server.statistics()) {
      count(path);
      super.item(new ItemState(path.path(), ItemState.BEGUN, 0, 0, figures(path)));
    }
  }

  private synchronized void ended(PathStatistics path) {
    count(path);
    told.remove(path.path());
    super.item(new ItemState(path.path(), ItemState.DONE, 0, 0, figures(path)));
    String dropped = path.dropped() == 0
        ? ""
        : String.format(Locale.ROOT, ", %,d of them dropped for slow readers", path.dropped());
    say(String.format(
        Locale.ROOT,
        "%s: ended after %,d packets, %s%s",
        path.path(),
        path.packets(),
        Unit.BYTES.show(path.bytes()),
        dropped));
  }

  private void count(PathStatistics path) {
    if (!told.containsKey(path.path())) {
      say(path.path() + ": published by " + path.publisher());
    }
    Long before = told.put(path.path(), path.bytes());
    super.advance(Math.max(0, path.bytes() - (before == null ? 0 : before)));
  }

  private static List<ItemMetric> figures(PathStatistics path) {
    return List.of(
        new ItemMetric(
            "readers",
            path.readers(),
            path.readers() + (path.readers() == 1 ? " reader" : " readers")),
        new ItemMetric(
            "packets", path.packets(), String.format(Locale.ROOT, "%,d packets", path.packets())),
        new ItemMetric(
            "dropped", path.dropped(), String.format(Locale.ROOT, "%,d dropped", path.dropped())));
  }

  /** The bytes are counted at the server. */
  @Override
  public void advance(long amount) {}

  /** The bytes are counted at the server. */
  @Override
  public void resume(long amount) {}

  /** The paths themselves are told of; of the work behind them only what is unusual. */
  @Override
  public void item(ItemState now) {
    if (now.state().equals(ServeWork.ENCODING)) {
      say(now.name() + ": encoded to H.264 and AAC where RTP can't carry it as it is");
    }
  }

  @Override
  public void throwIfCancelled() {
    look();
    super.throwIfCancelled();
  }
}
