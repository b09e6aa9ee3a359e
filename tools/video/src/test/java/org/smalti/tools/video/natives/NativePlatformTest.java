package org.smalti.tools.video.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;

class NativePlatformTest {
  @Test
  void javasNamesOfASystemAreKnown() {
    assertThat(NativePlatform.of("Linux", "amd64")).isEqualTo(NativePlatform.LINUX_X64);
    assertThat(NativePlatform.of("Linux", "aarch64")).isEqualTo(NativePlatform.LINUX_ARM64);
    assertThat(NativePlatform.of("Mac OS X", "aarch64")).isEqualTo(NativePlatform.MAC_ARM64);
    assertThat(NativePlatform.of("Mac OS X", "x86_64")).isEqualTo(NativePlatform.MAC_X64);
    assertThat(NativePlatform.of("Windows 11", "amd64")).isEqualTo(NativePlatform.WINDOWS_X64);
    assertThatThrownBy(() -> NativePlatform.of("SunOS", "sparcv9"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("SunOS sparcv9");
  }

  @Test
  void theLibraryForWindowsIsLoadedOnAMacAlone() {
    for (NativePlatform platform : NativePlatform.values()) {
      boolean mac = platform.name().startsWith("MAC");
      assertThat(platform.openCv().stream().anyMatch(file -> file.contains("highgui")))
          .isEqualTo(mac);
      assertThat(platform.openCv()).doesNotHaveDuplicates().allMatch(f -> !f.contains("%"));
      assertThat(platform.openCv().get(platform.openCv().size() - 1)).contains("opencv_java");
    }
  }

  @Test
  void onlyMacsWithIntelProcessorsHaveNoOnnxRuntime() {
    for (NativePlatform platform : NativePlatform.values()) {
      assertThat(platform.onnxRuntime()).hasSize(platform == NativePlatform.MAC_X64 ? 0 : 2);
    }
    assertThat(NativePlatform.WINDOWS_X64.onnxRuntime())
        .containsExactly(
            "/ai/onnxruntime/native/win-x64/onnxruntime.dll",
            "/ai/onnxruntime/native/win-x64/onnxruntime4j_jni.dll");
    for (NativePlatform platform : NativePlatform.values()) {
      assertThat(platform.onnxRuntime())
          .as("one jar has the libraries of all systems")
          .allSatisfy(file -> assertThat(getClass().getResource(file)).isNotNull());
    }
  }
}
