package org.smalti.core.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * The engine under the tests of all commands: it works in this process, but every work, item, message and outcome
 * travels as it would to another machine. What can't travel is an error of the test.
 */
public final class SerializingEngineFactory implements EngineFactory {
  @Override
  public boolean serves(String master) {
    return master.equals(HERE);
  }

  @Override
  public Engine engine(EngineSettings settings) {
    return new LocalEngine(settings.threads(), new Copies());
  }

  private static final class Copies implements LocalEngine.Carrier {
    @Override
    public <S extends Serializable> S carried(S thing) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
          out.writeObject(thing);
        }
        try (ObjectInputStream in =
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
          @SuppressWarnings("unchecked") // a copy of what was given
          S copy = (S) in.readObject();
          return copy;
        }
      } catch (IOException | ClassNotFoundException e) {
        throw new LinkageError(thing.getClass().getName() + " can't travel: " + e, e);
      }
    }
  }
}
