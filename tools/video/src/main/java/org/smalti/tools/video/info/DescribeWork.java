package org.smalti.tools.video.info;

import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;

/**
 * Describes one film.
 *
 * @param count whether all packets are counted
 */
record DescribeWork(boolean count) implements Work<MediaAddress, FilmDescription> {
  @Override
  public FilmDescription apply(MediaAddress address, Task task) {
    try (MediaFile media = address.open();
        Demuxer demuxer = media.demuxer()) {
      FilmDescription film = FilmDescription.of(address.toString(), demuxer);
      return count ? film.with(demuxer.counted()) : film;
    }
  }
}
