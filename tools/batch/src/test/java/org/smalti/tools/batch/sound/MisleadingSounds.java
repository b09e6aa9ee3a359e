package org.smalti.tools.batch.sound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes whole sounds that look damaged: from pipes, joined byte by byte, without their last byte. */
final class MisleadingSounds {
  /** Hz. */
  static final int RATE = 44_100;
  /** s: of one part. */
  static final int SECONDS = 2;

  private static final Map<String, String> OPTIONS = Map.of(
      "flac.ogg", "-c:a flac",
      "vorbis.ogg", "-c:a vorbis -strict -2 -ac 2",
      "rf64.wav", "-rf64 always",
      "32.wav", "-c:a pcm_s32le",
      "film.mpg", "-f lavfi -i testsrc2=s=96x64:r=25:d=" + SECONDS);

  private final SoundTester tester;

  MisleadingSounds(SoundTester tester) {
    this.tester = tester;
  }

  /** Makes a case that is written {@code what:name} or {@code what=number:name}. */
  Path made(String given) throws IOException {
    int colon = given.indexOf(':');
    String name = given.substring(colon + 1);
    String[] what = given.substring(0, colon).split("=");
    byte[] bytes = switch (what[0]) {
      case "whole" -> part(name, 1);
      case "size" -> sized(part(name, 1), Long.decode(what[1]));
      case "cut" -> cut(part(name, 1));
      case "joined" -> followed(part(name, 1), part(name, 2));
      case "tagged" ->
        followed(part(name, 1), ("TAG" + "x".repeat(125)).getBytes(StandardCharsets.US_ASCII));
      case "valid" -> extensible(part(name, 1), Integer.parseInt(what[1]));
      default -> throw new IllegalArgumentException(given);
    };
    Path folder = Files.createDirectories(tester.scratch().resolve("odd"));
    return Files.write(folder.resolve(name), bytes);
  }

  /** Tones that rise, with pauses of soft noise. */
  private byte[] part(String name, int number) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.2*sin(2*PI*t*(" + 200 * number
            + "+70*t))*lt(mod(t,0.7),0.5)+0.001*(random(0)-0.5)':s=" + RATE + ":d=" + SECONDS));
    if (OPTIONS.containsKey(name)) {
      words.addAll(List.of(OPTIONS.get(name).split(" ")));
    }
    words.addAll(List.of("-metadata", "title=Odd"));
    return Files.readAllBytes(tester.made(number + name, words.toArray(String[]::new)));
  }

  private static byte[] sized(byte[] bytes, long size) {
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer big = ByteBuffer.wrap(bytes);
    switch (new String(bytes, 0, 4, StandardCharsets.ISO_8859_1)) {
      case "RIFF" -> little.putInt(4, (int) size).putInt(find(bytes, "data") + 4, (int) size);
      case "RF64" ->
        little.putLong(find(bytes, "ds64") + 8, size).putLong(find(bytes, "ds64") + 16, size);
      case "riff" -> little.putLong(16, size).putLong(find(bytes, "data") + 16, size);
      case "caff" -> big.putLong(find(bytes, "data") + 4, size);
      default ->
        big.putInt(find(bytes, "SSND") + 4, (int) size).putInt(find(bytes, "COMM") + 10, 0);
    }
    return bytes;
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length - 1);
  }

  /** The same numbers, of whose bits fewer are said to be valid. */
  private static byte[] extensible(byte[] plain, int valid) {
    int at = find(plain, "data") + 8;
    int bits = plain[34];
    int length = plain.length - at;
    ByteBuffer wav = ByteBuffer.allocate(68 + length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(60 + length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(40).putShort((short) 0xFFFE);
    wav.putShort((short) 1).putInt(RATE).putInt(RATE * bits / 8).putShort((short) (bits / 8));
    wav.putShort((short) bits).putShort((short) 22).putShort((short) valid).putInt(4);
    wav.putShort((short) 1).put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0});
    wav.put(new byte[] {(byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71});
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
    return wav.put(plain, at, length).array();
  }

  private static byte[] followed(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static int find(byte[] bytes, String letters) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(letters);
  }
}
