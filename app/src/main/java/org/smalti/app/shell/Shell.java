package org.smalti.app.shell;

import java.util.List;
import org.smalti.core.table.EnumWord;

/** The shells that there is a completion script for. */
enum Shell {
  BASH {
    @Override
    String script(List<CompletedCommand> commands) {
      return BashCompletion.script(commands);
    }
  },
  ZSH {
    @Override
    String script(List<CompletedCommand> commands) {
      return ZshCompletion.script(commands);
    }
  },
  FISH {
    @Override
    String script(List<CompletedCommand> commands) {
      return FishCompletion.script(commands);
    }
  };

  /** The text of the script; the first command is the program itself. */
  abstract String script(List<CompletedCommand> commands);

  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
