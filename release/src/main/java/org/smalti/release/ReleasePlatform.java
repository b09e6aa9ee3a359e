package org.smalti.release;

import java.util.Arrays;
import org.smalti.core.SmaltiException;

/** The systems that archives are made for, and how the jars with native libraries name them. */
enum ReleasePlatform {
  LINUX_X64("linux-x64", "linux-x86_64", "linux-x64"),
  LINUX_ARM64("linux-arm64", "linux-arm64", "linux-aarch64"),
  /** Faces are looked for by OpenCV there: ONNX Runtime does not support it any more. */
  MAC_X64("mac-x64", "macosx-x86_64", "none"),
  MAC_ARM64("mac-arm64", "macosx-arm64", "osx-aarch64"),
  WINDOWS_X64("windows-x64", "windows-x86_64", "win-x64");

  private final String label;
  private final String classifier;
  private final String onnx;

  ReleasePlatform(String label, String classifier, String onnx) {
    this.label = label;
    this.classifier = classifier;
    this.onnx = onnx;
  }

  /** @throws SmaltiException if nothing is released for it */
  static ReleasePlatform ofClassifier(String classifier) {
    return Arrays.stream(values())
        .filter(platform -> platform.classifier.equals(classifier))
        .findAny()
        .orElseThrow(() -> SmaltiException.input("native.platform is " + classifier
            + ", and releases are made for " + Arrays.toString(values())
            + "; build on one of these systems"));
  }

  /** Its name in the names of archives. */
  String label() {
    return label;
  }

  /** Its name in the jars of JavaCPP's presets, and in Maven's classifiers. */
  String classifier() {
    return classifier;
  }

  /** Its folder in the jar of ONNX Runtime. */
  String onnx() {
    return onnx;
  }

  boolean isArm() {
    return this == LINUX_ARM64 || this == MAC_ARM64;
  }

  boolean isWindows() {
    return this == WINDOWS_X64;
  }

  boolean isLinux() {
    return this == LINUX_X64 || this == LINUX_ARM64;
  }

  @Override
  public String toString() {
    return label;
  }
}
