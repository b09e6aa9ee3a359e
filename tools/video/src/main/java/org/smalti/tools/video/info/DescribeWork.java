package org.smalti.tools.video.info;

import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.tools.video.source.Reconnection;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Describes one film.
 *
 * @param count whether all packets are counted
 * @param reconnection how often a source is opened again where that fails
 */
record DescribeWork(boolean count, Reconnection reconnection)
    implements Work<MediaAddress, FilmDescription> {
  @Override
  public FilmDescription apply(MediaAddress address, Task task) {
    try (MediaFile media = SourceOpener.of(address, reconnection, task).open();
        Demuxer demuxer = media.demuxer()) {
      FilmDescription film = FilmDescription.of(address.toString(), demuxer);
      return count ? film.with(demuxer.counted()) : film;
    }
  }
}
