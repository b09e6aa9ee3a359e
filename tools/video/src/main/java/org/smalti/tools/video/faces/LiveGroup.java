package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.smalti.media.MediaAddress;

/** Live streams that one worker looks at. */
record LiveGroup(List<MediaAddress> streams) implements Serializable {
  LiveGroup {
    streams = List.copyOf(streams);
  }

  /** Deals streams to workers, as evenly as they can be. */
  static List<LiveGroup> of(List<MediaAddress> streams, int workers) {
    int count = Math.min(workers, streams.size());
    List<LiveGroup> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<MediaAddress> dealt = new ArrayList<>();
      for (int j = i; j < streams.size(); j += count) {
        dealt.add(streams.get(j));
      }
      groups.add(new LiveGroup(dealt));
    }
    return groups;
  }

  @Override
  public String toString() {
    return streams.stream().map(MediaAddress::toString).collect(Collectors.joining(", "));
  }
}
