package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder and a bench for each test. */
abstract class SoundTesting {
  @TempDir
  Path folder;

  SoundTester tester;

  @BeforeEach
  void open() {
    tester = new SoundTester(folder);
  }

  @AfterEach
  void close() {
    tester.close();
  }
}
