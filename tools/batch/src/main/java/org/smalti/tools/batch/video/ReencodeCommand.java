package org.smalti.tools.batch.video;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.table.EnumWord;
import org.smalti.tools.batch.BatchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti batch reencode}: smaller films that hold everything the originals held. */
@Command(
    name = "reencode",
    description = {
      "Encode films in a newer codec, with Opus for sound.",
      "All sounds, subtitles, chapters, covers, attachments and tags are kept, and so are languages, rotation,"
          + " colours and uneven"
          + " frame rates. What the new container can't hold decides the container (--container auto) or is named in"
          + " the summary."
          + " Films that have the codec already are left alone unless --force is given or --resize makes them smaller."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti batch reencode films --recursive --out smaller",
      "  smalti batch reencode captures --where 'artist=Microsoft Game DVR' --recipe screencast",
      "  smalti batch reencode captures --title-from-name --clear artist --voice",
      "  smalti batch reencode films --codec hevc --target-quality 0.98 --resize 720"
    })
public final class ReencodeCommand implements Callable<Integer> {
  private static final int LEAST_BITS = 6_000;
  private static final int MOST_BITS = 510_000;
  private static final int LEAST_HEIGHT = 16;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "av1 (by SVT-AV1), hevc, h264 or vp9 (default: av1)")
  private @Nullable VideoCodec codec;

  @Option(
      names = "--encoder",
      paramLabel = "MAKER",
      description =
          "software, or the hardware of nvenc (NVIDIA), qsv (Intel) or videotoolbox (Apple), for an ffmpeg that has it"
              + " (default: ${DEFAULT-VALUE})")
  private EncoderMaker maker = EncoderMaker.SOFTWARE;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description =
          "screencast: AV1 by libaom, tuned to what screens show, with sound for speech, in WebM")
  private @Nullable FilmKind recording;

  @Option(
      names = "--quality",
      paramLabel = "CRF",
      description =
          "the encoder's quality setting, less is better (default: 35 of 63 for av1, 32 with --recipe screencast and"
              + " for vp9, 24 of"
              + " 51 for hevc, 21 for h264)")
  private @Nullable Integer quality;

  @Option(
      names = "--target-quality",
      paramLabel = "Q",
      description =
          "search the setting by trials on a few scenes instead: up to 1 a similarity (SSIM), such as 0.98; above 1"
              + " a VMAF, such"
              + " as 94, for an ffmpeg with libvmaf")
  private @Nullable Double target;

  @Option(
      names = "--preset",
      paramLabel = "P",
      description =
          "how much time the encoder takes: -1 (slow) to 13 for av1 (default: 8), 0 to 8 for vp9 (3), 0 to 11 with"
              + " --recipe"
              + " screencast (5), veryslow to ultrafast for hevc and h264 (medium)")
  private String preset = "";

  @Option(
      names = "--audio",
      paramLabel = "WAY",
      description = "opus or copy; sound that is Opus already is copied (default: opus)")
  private Audio audio = Audio.OPUS;

  @Option(
      names = "--bitrate",
      paramLabel = "KBITS",
      description =
          "thousand bits per second for each sound (default: 64 for mono, 128 for stereo, 288 for 5.1, but no more"
              + " than it had)")
  private @Nullable Integer bitrate;

  @Option(
      names = "--voice",
      description = "the sound is speech: 32 thousand bits per second are enough")
  private boolean voice;

  @Option(
      names = "--container",
      paramLabel = "NAME",
      description =
          "auto, mp4, mkv or webm; auto stays with MP4 and WebM where they can hold everything and takes MKV"
              + " elsewhere (default:"
              + " auto)")
  private Wrapping container = Wrapping.AUTO;

  @Option(
      names = "--resize",
      paramLabel = "HEIGHT",
      description = "scale pictures that are higher down to this many pixels; their shape stays")
  private int height;

  @Option(
      names = "--deinterlace",
      paramLabel = "WAY",
      description =
          "auto, off, bwdif or pullup: auto takes bwdif where the film or its pictures say that they are interlaced,"
              + " and pullup where they were telecined (default: ${DEFAULT-VALUE})")
  private FieldTreatment fields = FieldTreatment.AUTO;

  @Option(
      names = "--crop",
      paramLabel = "WAY",
      description = "auto or off: auto takes black bars away (default: ${DEFAULT-VALUE})")
  private Bars crop = Bars.OFF;

  @Option(
      names = "--tone-map",
      description =
          "make films of high dynamic range (PQ, HLG) look right on a usual display; else they stay as they are")
  private boolean toneMapped;

  @Option(
      names = "--on-change",
      paramLabel = "WAY",
      description =
          "pad or refuse: what becomes of a film whose picture changes its size or shape midway; pad shows all of"
              + " it in the largest, with bars (default: ${DEFAULT-VALUE})")
  private Change change = Change.PAD;

  @Option(
      names = "--estimate",
      description =
          "make nothing: encode a few seconds of each film and say what size, time and saving all of it comes to")
  private boolean estimate;

  @Option(
      names = "--skip-below",
      paramLabel = "PERCENT",
      description = "leave films alone that would save less, such as 20%%, by the same estimate")
  private @Nullable String skipBelow;

  @Option(names = "--title-from-name", description = "the title becomes the file's name")
  private boolean titleFromName;

  @Option(
      names = "--clear",
      paramLabel = "TAG",
      description = "take a tag away, such as artist; can be given several times")
  private List<String> cleared = List.of();

  @Mixin
  private BatchOptions batch = new BatchOptions();

  @Mixin
  private PerFileRunOptions run;

  /** Whether sound is encoded. */
  enum Audio {
    OPUS,
    COPY
  }

  /** What becomes of black bars. */
  enum Bars {
    AUTO,
    OFF;

    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  /** What becomes of a film whose picture changes midway. */
  enum Change {
    PAD,
    REFUSE;

    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  /** Which container is taken. */
  enum Wrapping {
    AUTO(null),
    MP4(Container.MP4),
    MKV(Container.MKV),
    WEBM(Container.WEBM);

    private final @Nullable Container container;

    Wrapping(@Nullable Container container) {
      this.container = container;
    }
  }

  @Override
  public Integer call() {
    if (estimate || skipBelow != null) {
      batch.requiresOwnWords(estimate ? "--estimate" : "--skip-below");
    }
    return batch.perform(recipe(), estimate ? run.context().dry() : run.context());
  }

  private Reencode recipe() {
    VideoCodec chosen = codec == null ? VideoCodec.AV1 : codec;
    if (recording != null && chosen != VideoCodec.AV1) {
      throw SmaltiException.usage("--recipe screencast makes AV1; leave --codec " + chosen.spoken()
          + " or the recipe away");
    }
    if (quality != null && target != null) {
      throw SmaltiException.usage("--quality and --target-quality can't both decide the setting");
    }
    FfmpegEncoder encoder = encoder(chosen);
    Container wrapping = container.container;
    if (wrapping != null && !wrapping.holdsPicture(encoder.codec())) {
      throw SmaltiException.usage(
          wrapping.extension() + " holds no " + chosen.spoken() + "; choose --container mkv");
    }
    return new Reencode(
        chosen.spoken(),
        encoder,
        encoder.checkedQuality(quality),
        encoder.checkedPreset(preset),
        sound(),
        wrapping,
        new TagChanges(titleFromName, cleared),
        new PictureWishes(
            checkedHeight(), fields, crop == Bars.AUTO, toneMapped, change == Change.REFUSE),
        target == null ? null : new TargetQuality(target),
        new Estimation(estimate, leastSaving()),
        run.context().force());
  }

  private FfmpegEncoder encoder(VideoCodec chosen) {
    FilmKind kind = recording;
    if (maker == EncoderMaker.SOFTWARE) {
      return kind == null ? chosen.encoder() : kind.encoder();
    }
    if (kind != null) {
      throw SmaltiException.usage(
          "--recipe screencast is made by software; leave --encoder " + maker + " out");
    }
    return FfmpegEncoder.of(maker, chosen.encoder().codec())
        .orElseThrow(() -> SmaltiException.usage(
            "--encoder " + maker + " makes no " + chosen.spoken() + "; choose --codec hevc"));
  }

  private SoundChoice sound() {
    if (audio == Audio.COPY && (voice || bitrate != null)) {
      throw SmaltiException.usage("--audio copy leaves no choice of --voice or --bitrate");
    }
    int bits = bitrate == null ? 0 : 1000 * bitrate;
    if (bitrate != null && (bits < LEAST_BITS || bits > MOST_BITS)) {
      throw SmaltiException.usage("--bitrate " + bitrate + ": Opus takes 6 to 510 kbit/s");
    }
    return new SoundChoice(audio == Audio.COPY, bits, voice || recording == FilmKind.SCREENCAST);
  }

  private double leastSaving() {
    String said = skipBelow;
    if (said == null) {
      return 0;
    }
    try {
      double percent =
          Double.parseDouble(said.endsWith("%") ? said.substring(0, said.length() - 1) : said);
      if (percent > 0 && percent < 100) {
        return percent / 100;
      }
    } catch (NumberFormatException e) {
      // Said below, like a number out of range.
    }
    throw SmaltiException.usage("--skip-below " + said + ": percent of a film's size, such as 20%");
  }

  private int checkedHeight() {
    if (height != 0 && (height < LEAST_HEIGHT || height % 2 != 0)) {
      throw SmaltiException.usage("--resize " + height + ": an even height of at least "
          + LEAST_HEIGHT + " pixels, such as 720");
    }
    return height;
  }
}
