package org.smalti.tools.video;

import org.smalti.tools.video.cuts.VideoCutsCommand;
import org.smalti.tools.video.faces.FacesCommand;
import org.smalti.tools.video.info.VideoInfoCommand;
import org.smalti.tools.video.play.PlayCommand;
import org.smalti.tools.video.relay.RelayCommand;
import org.smalti.tools.video.remux.RemuxCommand;
import org.smalti.tools.video.serve.ServeCommand;
import org.smalti.tools.video.stills.FramesCommand;
import org.smalti.tools.video.stills.KeyframesCommand;
import org.smalti.tools.video.stills.SheetCommand;
import org.smalti.tools.video.subtitles.SubtitlesCommand;
import picocli.CommandLine.Command;

/** {@code smalti video}: reads films and live streams. */
@Command(
    name = "video",
    description = "Read films and live streams: what is in them, their pictures, cuts and sound.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      VideoInfoCommand.class,
      KeyframesCommand.class,
      FramesCommand.class,
      SheetCommand.class,
      VideoCutsCommand.class,
      FacesCommand.class,
      PlayCommand.class,
      RemuxCommand.class,
      SubtitlesCommand.class,
      RelayCommand.class,
      ServeCommand.class
    })
public final class VideoCommand {}
