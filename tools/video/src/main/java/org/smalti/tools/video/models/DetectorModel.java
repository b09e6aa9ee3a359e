package org.smalti.tools.video.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;

/** A trained model that comes with Smalti. Its bytes are always those that were tested: they have this checksum. */
public enum DetectorModel {
  YUNET(
      "yunet_n_640_640.onnx",
      317_466,
      "25a606a145a5b6d7271ae138fbd00eba91dad8b83222ae3f2c7ecd0f4a7b0e31",
      "Apache-2.0"),
  HAAR(
      "haarcascade_frontalface_alt2.xml",
      540_616,
      "7b0c967d9abbdfbde025eb9c786947d151b6426040d07a8f9562ed8fd90724b4",
      "BSD-3-Clause of Intel"),
  LBP(
      "lbpcascade_frontalface_improved.xml",
      54_039,
      "7c31331d494f20e216b397ad99d824d92ab91ebb15db3bcda6a2f8e684d238d3",
      "BSD-3-Clause");

  private final String fileName;
  private final int size;
  private final String sha256;
  private final String licence;

  DetectorModel(String fileName, int size, String sha256, String licence) {
    this.fileName = fileName;
    this.size = size;
    this.sha256 = sha256;
    this.licence = licence;
  }

  /** The name of its file. */
  public String fileName() {
    return fileName;
  }

  /** Bytes. */
  public int size() {
    return size;
  }

  /** Hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Its licence, in short. */
  public String licence() {
    return licence;
  }

  /** The model, out of the jar of this class. */
  public byte[] bytes() {
    try (InputStream file = DetectorModel.class.getResourceAsStream(fileName)) {
      if (file == null) {
        throw new IllegalStateException(fileName + " is not on the class path");
      }
      byte[] bytes = file.readAllBytes();
      check(bytes, "the jar of smalti");
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes sure that these bytes are this model.
   *
   * @param where they are from
   */
  void check(byte[] bytes, String where) {
    if (!matches(bytes)) {
      throw SmaltiException.input(where + ": not the model " + this + " (" + fileName
          + "), which has " + size + " bytes and the SHA-256 " + sha256);
    }
  }

  boolean matches(byte[] bytes) {
    return bytes.length == size && checksum(bytes).equals(sha256);
  }

  /** The first 8 digits of the SHA-256 of a model, by which messages tell it from others. */
  public static String digits(byte[] model) {
    return checksum(model).substring(0, 8);
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The word for it on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
